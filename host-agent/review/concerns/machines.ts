import type { PlanMachine, PlanNic } from '../../../lib/plan';
import type { Subject } from '../../planner';
import type { Concern, ConcernCode } from './concern';
import { BRIDGE_EXPOSURE } from './networks';

type Exposures = ReadonlyMap<string, number>;

/** What makes a machine less safe than it was, or lets it take more. */
export function machineConcerns(
  before: PlanMachine,
  after: PlanMachine,
  exposures: { readonly before: Exposures; readonly after: Exposures },
): readonly Concern[] {
  const subject: Subject = { kind: 'machine', name: after.name };
  const switched: readonly (readonly [ConcernCode, boolean])[] = [
    ['protection-dropped', before.protect && !after.protect],
    ['secure-boot-dropped', before.secureBoot && !after.secureBoot],
    ['tpm-dropped', before.tpm && !after.tpm],
    ['console-opened', !before.serialConsole && after.serialConsole],
  ];
  return [
    ...switched.flatMap(([code, isSwitched]) => (isSwitched ? [{ code, subject, facts: {} }] : [])),
    ...nicConcerns(before, after, subject),
    ...exposureConcerns(before, after, { subject, exposures }),
    ...ceilingConcerns(before, after, subject),
  ];
}

function nicConcerns(before: PlanMachine, after: PlanMachine, subject: Subject): readonly Concern[] {
  const older = new Map(before.nics.map((nic) => [nic.name, nic]));
  return after.nics.flatMap((nic): readonly Concern[] => {
    const was = older.get(nic.name);
    if (was === undefined) return [];
    const { filter } = was;
    return [
      ...(filter !== undefined && nic.filter === undefined
        ? [{ code: 'nic-filter-removed' as const, subject, facts: { nic: nic.name, filter: filter.name } }]
        : []),
      ...(nic.linkUp && !was.linkUp
        ? [{ code: 'nic-link-up' as const, subject, facts: { nic: nic.name, to: targetOf(nic) } }]
        : []),
    ];
  });
}

/** Only what NICs bring: a network that is opened is told once, for all machines on it. */
function exposureConcerns(
  before: PlanMachine,
  after: PlanMachine,
  options: {
    readonly subject: Subject;
    readonly exposures: { readonly before: Exposures; readonly after: Exposures };
  },
): readonly Concern[] {
  const { subject, exposures } = options;
  const most = Math.max(-1, ...before.nics.map((nic) => exposureOf(nic, exposures.before)));
  const known = new Map(before.nics.map((nic) => [nic.name, targetOf(nic)]));
  return after.nics
    .filter((nic) => known.get(nic.name) !== targetOf(nic) && exposureOf(nic, exposures.after) > most)
    .map((nic) => {
      const from = known.get(nic.name);
      const facts = { nic: nic.name, ...(from === undefined ? {} : { from }), to: targetOf(nic) };
      return { code: 'machine-exposed', subject, facts };
    });
}

/** Head-room that nobody asked for is no wish of the author. */
function ceilingConcerns(before: PlanMachine, after: PlanMachine, subject: Subject): readonly Concern[] {
  const ceilings = [
    {
      field: 'vcpus.maximum',
      stated: after.vcpus.ceiling,
      from: before.vcpus.maximum,
      to: after.vcpus.maximum,
    },
    {
      field: 'memory.maximumMiB',
      stated: after.memory.ceiling,
      from: before.memory.maximumMiB,
      to: after.memory.maximumMiB,
    },
  ];
  return ceilings
    .filter(({ stated, from, to }) => stated === 'stated' && to > from)
    .map(({ field, from, to }) => {
      const unit = field.endsWith('MiB') ? 'MiB' : '';
      return {
        code: 'ceiling-raised',
        subject,
        facts: { fields: [field], [`from${unit}`]: from, [`to${unit}`]: to },
      };
    });
}

function exposureOf({ attachment }: PlanNic, exposures: Exposures): number {
  return attachment.kind === 'bridge' ? BRIDGE_EXPOSURE : (exposures.get(attachment.network) ?? 0);
}

function targetOf({ attachment }: PlanNic): string {
  return attachment.kind === 'bridge' ? `bridge ${attachment.bridge}` : `network ${attachment.network}`;
}
