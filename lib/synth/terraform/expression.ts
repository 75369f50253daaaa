/** `text` as it is: Terraform reads `${` and `%{` in any string as the start of a template. */
export function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

/** The value of another resource's attribute, which also orders the two. */
export function reference(resource: ResourceAddress, attribute: string): string {
  return `\${${attributeOf(resource, attribute)}}`;
}

/** The same inside a longer expression. */
export function attributeOf(resource: ResourceAddress, attribute: string): string {
  return `${addressText(resource)}.${attribute}`;
}

/** What Terraform calls `resource`. */
export function addressText({ type, id }: ResourceAddress): string {
  return `${type}.${id}`;
}

export interface ResourceAddress {
  readonly type: string;
  readonly id: string;
}

/**
 * A resource's id made of plan names. Terraform's identifiers do not begin with a digit, and plan names hold no underscore, so
 * the result is as unambiguous as the names.
 */
export function resourceId(...names: readonly string[]): string {
  const id = names.join('_');
  return /^[0-9]/.test(id) ? `_${id}` : id;
}
