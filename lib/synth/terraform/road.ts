import { Aspects } from 'cdktf';
import type { Host, TerraformRoad } from '../../fleet';
import type { HostPlan } from '../plan';
import { refuseCollisions } from './collisions';
import { addTerraform } from './index';
import { renderTerraform, withoutOwnElements } from './own-elements';
import { terraformScopeOf } from './scope';

/**
 * How the hosts of an app become Terraform documents, by `app.synth()` and by cdktf's `Testing` alike. `planOf` gives a host's plan as the
 * constructs are now, or nothing while a synthesis is under way that has put it into the tree already.
 */
export function terraformRoad(planOf: (host: Host) => HostPlan | undefined): TerraformRoad {
  const rendered = new WeakMap<Host, Uint8Array>();
  const addCurrent = (host: Host): void => {
    const current = planOf(host);
    if (current === undefined || isSame(rendered.get(host), current.bytes)) return;
    addTerraform(host, current.plan);
    rendered.set(host, current.bytes);
    visitByAspects(host);
  };
  const complete = (host: Host): void => {
    addCurrent(host);
    refuseCollisions(host);
  };
  return {
    complete,
    prepare: (host, work) => {
      complete(host);
      withoutOwnElements(host, work);
    },
    render: (host, work) => {
      complete(host);
      return renderTerraform(host, work);
    },
  };
}

function isSame(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return left !== undefined && Buffer.from(left).equals(right);
}

/** cdktf's `Testing` has aspects look at the tree before it asks for the document, which is what puts our resources there. */
function visitByAspects(host: Host): void {
  const aspects = Aspects.of(host).all;
  for (const construct of terraformScopeOf(host)?.node.findAll() ?? []) {
    for (const aspect of aspects) aspect.visit(construct);
  }
}
