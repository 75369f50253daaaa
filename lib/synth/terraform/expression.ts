/** Values of Terraform's JSON syntax (https://developer.hashicorp.com/terraform/language/syntax/json). */
export type TerraformValue =
  | string
  | number
  | boolean
  | readonly TerraformValue[]
  | { readonly [attribute: string]: TerraformValue | undefined };

/** `text` as it is: Terraform reads `${` and `%{` in any string as the start of a template. */
export function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (opening) => `${opening.charAt(0)}${opening}`);
}

/** The value of another resource's attribute, which also orders the two. */
export function reference(resource: ResourceAddress, attribute: string): string {
  return `\${${resource.type}.${resource.id}.${attribute}}`;
}

export interface ResourceAddress {
  readonly type: string;
  readonly id: string;
}

/** One resource block. */
export interface TerraformObject extends ResourceAddress {
  readonly attributes: { readonly [attribute: string]: TerraformValue | undefined };
}

/**
 * A resource's id made of plan names. Terraform's identifiers do not begin with a digit, and plan names hold no underscore, so
 * the result is as unambiguous as the names.
 */
export function resourceId(...names: readonly string[]): string {
  const id = names.join('_');
  return /^[0-9]/.test(id) ? `_${id}` : id;
}
