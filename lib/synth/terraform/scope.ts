import type { Host } from '../../fleet';
import type { IConstruct } from 'constructs';

/** The construct below a host that holds what synthesis made for Terraform; no id of a user's construct begins with a dollar sign. */
export const TERRAFORM_ID = '$terraform';

/** What stands below `host` for Terraform and came from its plan; nothing before the first synthesis. */
export function terraformScopeOf(host: Host): IConstruct | undefined {
  return host.node.tryFindChild(TERRAFORM_ID);
}
