import type { Mark } from '../../../lib/plan';
import { allocationOf } from '../../inventory';
import { readDomain, withAddressesOf, writeDomain, type DomainDefinition } from '../../libvirt';
import type { StepAction } from '../../planner';
import { machineDefinition, machineMark } from '../descriptions';
import { placeFirmwareVariables } from './firmware-variables';
import { findMachine, noteVolumes, tryFindMachine, type OwnMachine } from './machine-access';
import type { StepContext, StepProcedure } from './procedure';

type DefineMachine = Extract<StepAction, { kind: 'define-machine' }>;

/** Defines the machine, or defines over it: never removed first, so a failure leaves the old definition. */
export function defineMachine(context: StepContext, action: DefineMachine): StepProcedure {
  const { machine, markedVolumes } = action;
  return {
    async perform() {
      const before = await tryFindMachine(context, machine);
      await noteVolumes(context, machine, markedVolumes);
      const xml = before === undefined ? undefined : await presentXml(context, before);
      const variablesPath = await placeFirmwareVariables(machine, xml && definitionsOf(xml));
      const definition = definitionFor(context, action, before, variablesPath);
      await context.host.domains.define(
        // A device that was plugged in while the machine ran is found at the same place after its next start.
        withAddressesOf(writeDomain(definition), xml === undefined ? [] : [...xml.running, xml.stored]),
      );
      return 'changed';
    },
    async missing() {
      const found = await findMachine(context, machine);
      const { mark, stored } = found;
      // Where the variables are is decided before the definition is written: there is nothing to compare it with afterwards.
      const wanted = definitionFor(context, action, found, stored.os.nvram?.path);
      return (
        firstDifference(wanted, stored) ?? missingMark(machineMark(context, machine, markedVolumes), mark)
      );
    },
  };
}

/** What is wrong with a mark, in words; undefined when it says what it should. */
export function missingMark(wanted: Mark, found: Mark): string | undefined {
  if (found.planDigest !== wanted.planDigest) return `the mark says plan ${found.planDigest}`;
  const [want, have] = [wanted, found].map((mark) =>
    mark.volumes.map(({ pool, fileName }) => `${pool}/${fileName}`),
  );
  return want?.join(' ') === have?.join(' ')
    ? undefined
    : `the mark lists the volumes ${have?.join(', ') ?? ''}`;
}

interface PresentXml {
  readonly stored: string;
  /** Empty unless the machine runs. */
  readonly running: readonly string[];
}

async function presentXml(context: StepContext, { reference }: OwnMachine): Promise<PresentXml> {
  const { domains } = context.host;
  const stored = await domains.getXml(reference, { inactive: true });
  return { stored, running: reference.id < 0 ? [] : [await domains.getXml(reference)] };
}

function definitionsOf({ stored, running }: PresentXml): {
  readonly stored: DomainDefinition;
  readonly running?: DomainDefinition;
} {
  const [first] = running;
  return { stored: readDomain(stored), ...(first === undefined ? {} : { running: readDomain(first) }) };
}

function definitionFor(
  context: StepContext,
  { machine, acceleration, markedVolumes }: DefineMachine,
  before: OwnMachine | undefined,
  variablesPath: string | undefined,
): DomainDefinition {
  const metadata = before?.stored.metadata ?? [];
  const definition = machineDefinition(context, machine, { acceleration, markedVolumes, metadata });
  const { nvram: _usual, ...os } = definition.os;
  return { ...definition, os: variablesPath === undefined ? os : { ...os, nvram: { path: variablesPath } } };
}

/**
 * What libvirt stored otherwise than it was told. Compared is what plans state, in their words, as the next pass will compare
 * it: libvirt adds much of its own.
 */
function firstDifference(wanted: DomainDefinition, stored: DomainDefinition): string | undefined {
  const views = [viewOf(wanted), viewOf(stored)] as const;
  const field = [...views[0].keys()].find((key) => views[0].get(key) !== views[1].get(key));
  return field === undefined
    ? undefined
    : `${field} is ${views[1].get(field) ?? 'missing'}, not ${views[0].get(field) ?? 'missing'}`;
}

function viewOf(domain: DomainDefinition): ReadonlyMap<string, string> {
  // Where there is room for devices to come follows from where libvirt puts those that are there.
  const { freePciSlots: _room, disks, nics, ...others } = allocationOf(domain);
  const fields = Object.entries({
    ...others,
    ...Object.fromEntries(disks.map((disk) => [`disk ${disk.target}`, disk])),
    ...Object.fromEntries(nics.map((nic) => [`NIC ${nic.mac}`, nic])),
    disks: disks.map(({ target }) => target).toSorted(),
    nics: nics.map(({ mac }) => mac).toSorted(),
  });
  return new Map(fields.map(([field, value]) => [field, JSON.stringify(value)]));
}
