import type { OwnedVolume } from '../../../../lib/plan';
import { liveStepId } from '../../order/live-step-id';
import { hasFailedTooOften } from '../../view/attempts';
import type { PlannerContext } from '../../view/context';
import { tryGetOwnMark } from '../../view/ownership';
import { rowWhere } from '../matrix-row';
import { differ, type DefinitionRule } from '../rule';

/** Kept for the seed on every machine, with or without one. */
const SEED_TARGET = 'sda';

/** The seed's file name carries a digest of its content, so a changed seed is another file in the drive. */
export const cloudInitRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: ({ machine, definition, context, running }) => {
    const wanted = machine.cloudInit === undefined ? undefined : context.pathOf(machine.cloudInit);
    const media = definition.disks.filter(({ device }) => device === 'cdrom');
    const others = media.filter(({ path }) => path !== undefined && path !== wanted);
    const seeds = others.length === 0 ? NO_SEEDS : madeSeedsOf(machine.uuid, context);
    const old = others.find(({ path }) => seeds.has(path ?? ''));
    // One that goes after the first boot is for QEMU's next start: only so can be told that the guest has booted with it.
    const waits = running !== undefined && machine.cloudInit?.afterFirstBoot === 'remove';
    const missing = wanted !== undefined && !waits && !media.some(({ path }) => path === wanted);
    if (old === undefined && !missing) return [];
    const drive = old ?? media.find(({ target }) => target === SEED_TARGET);
    const medium = missing ? { path: wanted } : {};
    const live =
      running === undefined || drive === undefined
        ? undefined
        : [{ kind: 'change-medium' as const, machine, target: drive.target, ...medium }];
    const goesAnyhow = waits || (old?.path !== undefined && seeds.get(old.path) === 'spent-seed');
    // No guest is restarted only because it does not let go of a medium: it has read it, and loses it at the next start.
    if (goesAnyhow && live?.some((action) => hasFailedTooOften(liveStepId(action), context.input)) === true)
      return [];
    return differ('cloudInit', old?.path, waits ? undefined : wanted, live);
  },
  keep: (field, { machine, definition, context }) => {
    const { cloudInit, ...without } = machine;
    const seeds = madeSeedsOf(machine.uuid, context);
    const has = definition.disks.some(({ path }) => path !== undefined && seeds.has(path));
    return field === 'cloudInit' && cloudInit !== undefined && !has ? without : undefined;
  },
  rows: [
    rowWhere('CD drives', 'cloud-init seed (cloud-init reads it when the guest boots)', 'live', {
      condition: 'the machine has a drive for a seed',
      otherwise: 'restart',
    }),
  ],
};

const NO_SEEDS: ReadonlyMap<string, OwnedVolume['role']> = new Map();

/** Seeds that the machine's mark lists: other media in its drives are somebody else's. */
function madeSeedsOf(uuid: string, context: PlannerContext): ReadonlyMap<string, OwnedVolume['role']> {
  const machine = context.host.tryFindMachineByUuid(uuid);
  const mark = machine === undefined ? undefined : tryGetOwnMark(machine.ownership, context.identity);
  const seeds = (mark?.volumes ?? []).filter((volume) => volume.role !== 'disk');
  return new Map(seeds.map((volume) => [context.host.pathOf(volume), volume.role]));
}
