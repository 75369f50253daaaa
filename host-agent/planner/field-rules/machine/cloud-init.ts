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
    const seeds = madeSeedsOf(machine.uuid, context);
    const old = media.find(({ path }) => path !== undefined && path !== wanted && seeds.has(path));
    const missing = wanted !== undefined && !media.some(({ path }) => path === wanted);
    if (old === undefined && !missing) return [];
    const drive = old ?? media.find(({ target }) => target === SEED_TARGET);
    const medium = missing ? { path: wanted } : {};
    const live =
      running === undefined || drive === undefined
        ? undefined
        : [{ kind: 'change-medium' as const, machine, target: drive.target, ...medium }];
    return differ('cloudInit', old?.path, wanted, live);
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

/** Seeds that the machine's mark lists: other media in its drives are somebody else's. */
function madeSeedsOf(uuid: string, context: PlannerContext): ReadonlySet<string> {
  const machine = context.host.tryFindMachineByUuid(uuid);
  const mark = machine === undefined ? undefined : tryGetOwnMark(machine.ownership, context.identity);
  const seeds = (mark?.volumes ?? []).filter((volume) => volume.role === 'seed');
  return new Set(seeds.map((volume) => context.host.pathOf(volume)));
}
