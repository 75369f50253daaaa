import type { TerraformResourceLifecycle } from 'cdktf';

/** Has Terraform refuse to delete a resource, for as long as the program holds it. */
export function protection(isProtected: boolean): TerraformResourceLifecycle | undefined {
  return isProtected ? { preventDestroy: true } : undefined;
}
