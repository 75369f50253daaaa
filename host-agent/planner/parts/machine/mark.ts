import { volumesOf, type PlanMachine } from '../../../../lib/plan';
import type { Mark, OwnedVolume } from '../../../inventory';
import type { FieldChange } from '../../change-plan';
import { inTextOrder } from '../../view/ordering';

/** What a machine's mark says before and after. */
export interface MarkDraft {
  readonly changes: readonly FieldChange[];
  /** What the mark lists while leftovers wait to be removed. */
  readonly meanwhile: readonly OwnedVolume[];
  /** What it lists in the end. */
  readonly finally: readonly OwnedVolume[];
}

/**
 * `kept` volumes stay listed although the plan does not state them; `removed` ones only until they are gone. A `spent` seed stays listed
 * as that for as long as the plan wants it away.
 */
export function draftMark(
  machine: PlanMachine,
  mark: Mark | undefined,
  {
    kept,
    removed,
    spent,
  }: {
    readonly kept: readonly OwnedVolume[];
    readonly removed: readonly OwnedVolume[];
    readonly spent?: OwnedVolume;
  },
): MarkDraft {
  const planned = volumesOf(machine);
  const isSpent = ({ role }: OwnedVolume): boolean => spent !== undefined && role === 'spent-seed';
  const inEnd = [
    ...planned,
    ...(spent === undefined ? [] : [spent]),
    ...kept.filter((volume) => !isSpent(volume)),
  ];
  const meanwhile =
    removed.length === 0 ? inEnd : [...inEnd, ...removed.filter((volume) => !isSpent(volume))];
  if (mark === undefined) return { changes: [], meanwhile, finally: inEnd };
  const changes: readonly (FieldChange | undefined)[] = [
    mark.key === machine.key ? undefined : { field: 'key', from: mark.key, to: machine.key, impact: 'live' },
    mark.protect === machine.protect
      ? undefined
      : { field: 'protect', from: mark.protect, to: machine.protect, impact: 'live' },
    volumesChange(mark.volumes, inEnd),
  ];
  return { changes: changes.filter((change) => change !== undefined), meanwhile, finally: inEnd };
}

/** A mark lists its volumes in whatever order, which is mostly the plan's. */
function volumesChange(from: readonly OwnedVolume[], to: readonly OwnedVolume[]): FieldChange | undefined {
  if (isSameList(from, to)) return undefined;
  const [before, after] = [volumeTexts(from), volumeTexts(to)];
  return before.join('\n') === after.join('\n')
    ? undefined
    : { field: 'volumes', from: before, to: after, impact: 'live' };
}

function isSameList(some: readonly OwnedVolume[], others: readonly OwnedVolume[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ pool, fileName, role, retain }, index) => {
      const other = others[index];
      return (
        fileName === other?.fileName && pool === other.pool && role === other.role && retain === other.retain
      );
    })
  );
}

function volumeTexts(volumes: readonly OwnedVolume[]): readonly string[] {
  const texts = volumes.map(
    ({ pool, fileName, role, retain }) => `${role} ${pool}/${fileName}${retain ? ' retained' : ''}`,
  );
  return inTextOrder(texts, (text) => text);
}
