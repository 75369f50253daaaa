import {
  describeDiskVolume,
  describeMachine,
  describeMarkUpdate,
  describeNetwork,
  describePool,
} from '../../lib/describe';
import {
  markOfMachine,
  markOfNetwork,
  type Mark,
  type OwnedVolume,
  type PlanDisk,
  type PlanMachine,
  type PlanNetwork,
  type PlanPool,
} from '../../lib/plan';
import {
  mergeMetadata,
  writeNetwork,
  writePool,
  writeVolume,
  type DomainDefinition,
  type MetadataEntry,
  type NetworkDefinition,
} from '../libvirt';
import type { StepContext } from './steps/procedure';

export function poolXml(pool: PlanPool): string {
  return writePool(describePool(pool));
}

/** The disk's volume under the name that it has while it is being made. */
export function diskVolumeXml(context: StepContext, disk: PlanDisk, name: string): string {
  return writeVolume({ ...describeDiskVolume(context.plan, disk), name });
}

/**
 * The network with our mark and everybody else's metadata. Its bridge keeps the address that libvirt drew for it: guests know their
 * gateway by that, and a bridge that was left behind is recognised by it.
 */
export function networkXml(
  context: StepContext,
  network: PlanNetwork,
  present?: Pick<NetworkDefinition, 'metadata' | 'macAddress'>,
): string {
  const description = describeNetwork(
    context.plan,
    network,
    markOfNetwork(context.plan, network, originOf(context)),
  );
  return writeNetwork({
    ...description,
    ...(present?.macAddress === undefined ? {} : { macAddress: present.macAddress }),
    metadata: mergeMetadata(present?.metadata ?? [], description.metadata),
  });
}

/** What a machine is to be defined as, beyond what its plan says. */
export interface DefinitionFacts {
  readonly acceleration: 'kvm' | 'tcg';
  /** The volumes that the mark vouches for. */
  readonly markedVolumes: readonly OwnedVolume[];
  /** Everybody's metadata as it is now. */
  readonly metadata: readonly MetadataEntry[];
}

/** The machine with our mark and everybody else's metadata. */
export function machineDefinition(
  context: StepContext,
  machine: PlanMachine,
  facts: DefinitionFacts,
): DomainDefinition {
  const emulator = context.facts.emulators.find((entry) => entry.architecture === machine.architecture)?.path;
  const description = describeMachine(machine, {
    plan: context.plan,
    acceleration: facts.acceleration,
    ...(emulator === undefined ? {} : { emulator }),
    mark: machineMark(context, machine, facts.markedVolumes),
  });
  return { ...description, metadata: mergeMetadata(facts.metadata, description.metadata) };
}

/** The machine's mark in the form that setting one metadata entry takes. */
export function machineMarkEntry(
  context: StepContext,
  machine: PlanMachine,
  markedVolumes: readonly OwnedVolume[],
): { readonly namespace: string; readonly prefix: string; readonly xml: string } {
  return describeMarkUpdate(machineMark(context, machine, markedVolumes));
}

export function machineMark(
  context: StepContext,
  machine: PlanMachine,
  markedVolumes: readonly OwnedVolume[],
): Mark {
  return { ...markOfMachine(context.plan, machine, originOf(context)), volumes: markedVolumes };
}

function originOf(context: StepContext): { readonly generation: number; readonly planDigest: string } {
  return { generation: context.generation, planDigest: context.planDigest };
}
