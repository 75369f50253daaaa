import { ownershipOf } from '../../inventory';
import { readNetwork, type NetworkDefinition, type ObjectReference } from '../../libvirt';
import { StepError } from '../failure';
import type { Mark } from '../../../lib/plan';
import type { StepContext } from './procedure';

/** A network of ours as libvirt has it now. */
export interface OwnNetwork {
  readonly reference: ObjectReference;
  readonly mark: Mark;
  /** The stored definition. */
  readonly stored: NetworkDefinition;
}

interface NetworkIdentity {
  readonly name: string;
  readonly uuid: string;
}

/** The network, or undefined when its name is free. @throws StepError `not-ours` */
export async function tryFindNetwork(
  context: StepContext,
  network: NetworkIdentity,
): Promise<OwnNetwork | undefined> {
  const reference = await context.host.networks.tryFindByName(network.name);
  if (reference === undefined) return undefined;
  if (reference.uuid !== network.uuid) throw notOurs(network.name, `its UUID is ${reference.uuid}`);
  const stored = readNetwork(await context.host.networks.getXml(reference, { inactive: true }));
  const ownership = ownershipOf(stored);
  if (ownership.kind !== 'ours') throw notOurs(network.name, 'it carries no mark of ours that can be read');
  const { mark } = ownership;
  if (mark.fleet !== context.plan.fleet || mark.host !== context.plan.host.name) {
    throw notOurs(network.name, `its mark says fleet "${mark.fleet}", host "${mark.host}"`);
  }
  return { reference, mark, stored };
}

/** @throws StepError `missing` or `not-ours` */
export async function findNetwork(context: StepContext, network: NetworkIdentity): Promise<OwnNetwork> {
  const found = await tryFindNetwork(context, network);
  if (found !== undefined) return found;
  throw new StepError('missing', `Network "${network.name}" is gone: apply again to make it anew.`);
}

function notOurs(name: string, why: string): StepError {
  return new StepError('not-ours', `Network "${name}" is somebody else's: ${why}. It was left alone.`);
}
