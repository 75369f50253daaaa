/** Whether `value` is an object as JSON makes them: one of a class may be written otherwise than by its members. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
