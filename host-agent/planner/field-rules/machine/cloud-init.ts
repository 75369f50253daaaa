import type { PlannerContext } from '../../view/context';
import { tryGetOwnMark } from '../../view/ownership';
import type { DefinitionRule } from '../rule';

/** The seed's file name carries a digest of its content, so a changed seed is another file in the drive. */
export const cloudInitRule: DefinitionRule = {
  kind: 'definition',
  compared: 'both',
  differences: (machine, actual, context) => {
    const wanted = machine.cloudInit === undefined ? undefined : context.pathOf(machine.cloudInit);
    const media = actual.disks.flatMap((disk) =>
      disk.device === 'cdrom' && disk.path !== undefined ? [disk.path] : [],
    );
    const from = media.find((path) => path !== wanted && madeSeedsOf(machine.uuid, context).has(path));
    const missing = wanted !== undefined && !media.includes(wanted);
    if (from === undefined && !missing) return [];
    return [
      {
        field: 'cloudInit',
        ...(from === undefined ? {} : { from }),
        ...(wanted === undefined ? {} : { to: wanted }),
      },
    ];
  },
};

/** Seeds that the machine's mark lists: other media in its drives are somebody else's. */
function madeSeedsOf(uuid: string, context: PlannerContext): ReadonlySet<string> {
  const machine = context.host.tryFindMachineByUuid(uuid);
  const mark = machine === undefined ? undefined : tryGetOwnMark(machine.ownership, context.identity);
  const seeds = (mark?.volumes ?? []).filter((volume) => volume.role === 'seed');
  return new Set(seeds.map((volume) => context.host.pathOf(volume)));
}
