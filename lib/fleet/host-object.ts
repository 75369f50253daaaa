import { Construct } from 'constructs';
import { checkedArgument, checkedName, field, nameFromPath } from './arguments';
import { ConstructError } from './construct-error';
import { Host } from './host';

/** What pools, images, networks and machines share: a host, and a name on it. */
export abstract class HostObject extends Construct {
  readonly host: Host;
  /** What it is called on the host. */
  readonly name: string;

  /** @throws ConstructError when it does not stand on a host or the name is none that a host can use. */
  constructor(scope: Construct, id: string, name: string | undefined) {
    super(scope, id);
    this.host = Host.of(this);
    this.name = checkedName(this, name, name ?? nameFromPath(this, this.host));
    checkedArgument(this, 'the construct path', field.machine.key, this.node.path);
  }

  /** @throws ConstructError when `other`, which `argument` refers to, stands on another host. */
  protected requireSameHost(argument: string, other: HostObject | undefined): void {
    if (other === undefined || other.host === this.host) return;
    throw new ConstructError({
      constructPath: this.node.path,
      what: `${argument} refers to ${other.node.path}, which is on another host`,
      advice: `Refer to one on the host "${this.host.name}"`,
    });
  }
}
