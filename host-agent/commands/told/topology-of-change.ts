import type { Plan } from '../../../lib/plan';

import type { Mark, SubjectChanges } from '../rendering/change-view';

/** What the picture of a change is drawn from. */
export interface TopologyOfChange {
  readonly base?: Plan;
  readonly head: Plan;
  /** By the ids of the graph's nodes: `machine/web`, `network/lan`, `pool/default`. */
  readonly marks: ReadonlyMap<`${'machine' | 'network' | 'pool'}/${string}`, Mark>;
}

/** The two plans, and what becomes of their objects. */
export function topologyOfChange(
  plans: Pick<TopologyOfChange, 'base' | 'head'>,
  groups: readonly SubjectChanges[],
): TopologyOfChange {
  const marks = new Map<`${'machine' | 'network' | 'pool'}/${string}`, Mark>();
  for (const { mark, subject } of groups) {
    const { kind, name } = subject;
    if (kind === 'machine' || kind === 'network' || kind === 'pool') marks.set(`${kind}/${name}`, mark);
  }
  return { ...plans, marks };
}
