import type { Plan } from '../../../../lib/plan';
import { graphOfChange } from '../../graph/graph-of-change';
import { renderSvg } from '../../graph/svg/render-svg';
import type { Mark } from '../../rendering/change-view';
import type { ToldHost, TopologyOfChange } from '../../told';
import { REVIEW_TITLES, sentence } from '../../wording';
import { machinesNotDrawnInWords, regionInWords } from '../../wording/page';
import { html, Markup, NO_MARKUP } from '../html';
import { scrolling } from './scrolling';

/** The networks, machines and disks of a host, with what changes marked; of too many machines only those that change. */
export function topologySection(
  { name, topology }: Pick<ToldHost, 'name' | 'topology'>,
  machinesMax: number,
): Markup {
  const all = machineNames(topology).size;
  const drawn = all <= machinesMax ? topology : withMachines(topology, worstMarked(topology, machinesMax));
  const left = all - machineNames(drawn).size;
  const picture = renderSvg(graphOfChange(drawn.base, drawn.head, drawn.marks), {
    idPrefix: 'topology',
    style: 'none',
  });
  return html`<section>
    <h3>${sentence(REVIEW_TITLES.topology)}</h3>
    ${left === 0 ? NO_MARKUP : html`<p class="left-out">${machinesNotDrawnInWords(all - left, all)}</p>`}
    ${all > 0 && left === all ? NO_MARKUP : scrolling(regionInWords(REVIEW_TITLES.topology, name), new Markup(picture), html` data-topology`)}
  </section>`;
}

/** How many machines a picture of the host would have. */
export function machinesToDraw({ topology }: ToldHost): number {
  return machineNames(topology).size;
}

/** The worst first. */
const MARK_ORDER: readonly Mark[] = ['-', 'x', '!', '~', '+'];

function worstMarked({ marks }: TopologyOfChange, countMax: number): ReadonlySet<string> {
  const marked = MARK_ORDER.flatMap((wanted) =>
    [...marks].flatMap(([id, mark]) => (mark === wanted && id.startsWith('machine/') ? [id.slice(8)] : [])),
  );
  return new Set(marked.slice(0, countMax));
}

/** By the names that they have afterwards; machines that get another name are told by their UUID. */
function machineNames({ base, head }: TopologyOfChange): ReadonlySet<string> {
  const uuids = new Set(head.machines.map(({ uuid }) => uuid));
  const gone = base?.machines.filter(({ uuid }) => !uuids.has(uuid)) ?? [];
  return new Set([...head.machines, ...gone].map(({ name }) => name));
}

function withMachines(topology: TopologyOfChange, names: ReadonlySet<string>): TopologyOfChange {
  const { base, head } = topology;
  const kept = head.machines.filter(({ name }) => names.has(name));
  const uuids = new Set(kept.map(({ uuid }) => uuid));
  const newer = new Set(head.machines.map(({ uuid }) => uuid));
  const isKept = ({ name, uuid }: Plan['machines'][number]): boolean =>
    uuids.has(uuid) || (!newer.has(uuid) && names.has(name));
  return {
    ...topology,
    head: { ...head, machines: kept },
    ...(base === undefined ? {} : { base: { ...base, machines: base.machines.filter(isKept) } }),
  };
}
