import { Host } from '../fleet';
import type { Plan } from '../plan';
import { App } from '../synth';

/**
 * What a matcher was given, as a plan.
 * @throws TypeError when it is none, with what to do.
 */
export function receivedPlan(received: unknown, matcher: string): Plan {
  if (isPlan(received)) return received;
  throw new TypeError(
    `${matcher} looks at a plan, and was given ${inWords(received)}. ${adviceFor(received)}`,
  );
}

const LISTS = ['pools', 'images', 'networks', 'machines'] as const satisfies readonly (keyof Plan)[];

/** By its outline: a plan that was made by synthesis has been checked, and a matcher is no place to do so again. */
function isPlan(value: unknown): value is Plan {
  if (typeof value !== 'object' || value === null) return false;
  const host: unknown = Reflect.get(value, 'host');
  return (
    typeof host === 'object' &&
    host !== null &&
    typeof Reflect.get(host, 'name') === 'string' &&
    LISTS.every((list) => Array.isArray(Reflect.get(value, list)))
  );
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value instanceof Host) return `the host "${value.name}"`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (Array.isArray(value)) return 'an array';
  const { name } = value.constructor ?? {};
  return name === undefined || name === 'Object' ? 'an object that is none' : `an object of ${name}`;
}

function adviceFor(value: unknown): string {
  if (value instanceof Host || value instanceof App) return 'Give it `synthPlan(…)` of that.';
  if (typeof value === 'string') {
    return "Give it `synthPlan(host)`; what `Testing.synth(host)` gives is for cdktf's own matchers.";
  }
  return 'Give it what `synthPlan(host)` gives.';
}
