import type { Mark, OwnedVolume } from '../../../lib/plan';
import { ownershipOf } from '../../inventory';
import { readDomain, type DomainDefinition, type DomainReference, type DomainState } from '../../libvirt';
import { StepError } from '../failure';
import { withOwned } from '../ledger/records';
import type { StepContext } from './procedure';

interface MachineIdentity {
  readonly name: string;
  readonly uuid: string;
}

/** A machine of ours as libvirt has it now. */
export interface OwnMachine {
  readonly reference: DomainReference;
  readonly mark: Mark;
  /** The stored definition. */
  readonly stored: DomainDefinition;
}

/** The machine, or undefined when neither its name nor its UUID is taken. @throws StepError `not-ours` when a stranger has either. */
export async function tryFindMachine(
  context: StepContext,
  machine: MachineIdentity,
): Promise<OwnMachine | undefined> {
  const { domains } = context.host;
  const byName = await domains.tryFindByName(machine.name);
  const byUuid = await domains.tryFindByUuid(machine.uuid);
  const reference = byName ?? byUuid;
  if (reference === undefined) return undefined;
  if (byName?.uuid !== machine.uuid || byUuid?.name !== machine.name) {
    throw notOurs(
      machine.name,
      `its name or UUID belongs to another machine (${reference.name}, ${reference.uuid})`,
    );
  }
  const stored = readDomain(await domains.getXml(reference, { inactive: true }));
  return { reference, mark: requireMark(context, machine.name, stored), stored };
}

/** @throws StepError `missing` or `not-ours` */
export async function findMachine(context: StepContext, machine: MachineIdentity): Promise<OwnMachine> {
  const found = await tryFindMachine(context, machine);
  if (found !== undefined) return found;
  throw new StepError('missing', `Machine "${machine.name}" is gone: apply again to make it anew.`);
}

export async function stateOf(context: StepContext, machine: OwnMachine): Promise<DomainState> {
  return (await context.host.domains.getState(machine.reference)).state;
}

/** @throws StepError `wrong-state` unless the machine is off */
export async function requireStopped(context: StepContext, machine: OwnMachine): Promise<void> {
  const state = await stateOf(context, machine);
  if (isOff(state, machine.reference)) return;
  const { name } = machine.reference;
  throw new StepError('wrong-state', `Machine "${name}" is ${state}, but must be off for this: apply again.`);
}

/** A crashed machine may still hold its QEMU process (`<on_crash>preserve`), and then it is not off. */
export function isOff(state: DomainState, reference: DomainReference): boolean {
  return state === 'shutoff' || (state === 'crashed' && reference.id < 0);
}

/** Notes volumes as made for a machine, so that the ledger and the mark agree on them before either is needed. */
export async function noteVolumes(
  context: StepContext,
  machine: { readonly name: string },
  volumes: readonly OwnedVolume[],
): Promise<void> {
  await context.ledger.update((ledger) =>
    volumes.reduce(
      (document, { pool, fileName, role }) =>
        // Of a spent seed there is no file.
        role === 'spent-seed'
          ? document
          : withOwned(document, 'volumes', { pool, fileName, machine: machine.name }),
      ledger,
    ),
  );
}

/** @throws StepError `not-ours` when the definition carries no mark of this fleet and host */
export function requireMark(context: StepContext, name: string, definition: DomainDefinition): Mark {
  const ownership = ownershipOf(definition);
  if (ownership.kind === 'foreign') throw notOurs(name, 'it carries no mark of ours');
  if (ownership.kind === 'unreadable-mark')
    throw notOurs(name, `its mark cannot be read (${ownership.reason})`);
  const { mark } = ownership;
  if (mark.fleet === context.plan.fleet && mark.host === context.plan.host.name) return mark;
  throw notOurs(name, `its mark says fleet "${mark.fleet}", host "${mark.host}"`);
}

function notOurs(name: string, why: string): StepError {
  return new StepError('not-ours', `Machine "${name}" is somebody else's: ${why}. It was left alone.`);
}
