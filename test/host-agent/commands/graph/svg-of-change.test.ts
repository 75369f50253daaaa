import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Plan } from 'fleetwright/plan';
import { edgeKey, type ChangedGraph, type Graph } from '../../../../host-agent/commands/graph/graph';
import { graphOfChange } from '../../../../host-agent/commands/graph/graph-of-change';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { renderSvg } from '../../../../host-agent/commands/graph/svg/render-svg';
import { styleSheet } from '../../../../host-agent/commands/graph/svg/style';
import type { Mark } from '../../../../host-agent/commands/rendering/change-view';
import { plain } from '../../../../host-agent/commands/terminal/plain';
import { RUNS, SEED, soundPlan } from '../../review/plans';
import { manyChange, reviewedGraph, shopChange } from './changed-plans';
import { HOSTILE_LINES } from './hostile-lines';
import { descendants, readPicture, type Picture, type PlacedCard } from './picture';
import { faultsOf } from './picture-faults';
import { describedPlan, labPlan, longNamesPlan, manyMachinesPlan } from './sample-plans';

// Plans of a thousand machines, on a machine that is busy with guests.
jest.setTimeout(60_000);

const MARKS = ['+', '~', '!', '-', 'x'] as const;
const WORDS: Readonly<Record<Mark, string>> = {
  '+': 'created',
  '~': 'changed',
  '!': 'restarted',
  '-': 'taken away',
  x: 'refused',
};
const LEGEND = ['created', 'changed', 'restarted or worse', 'taken away', 'refused'];
const SIGN_LOOKS: ReadonlySet<string> = new Set(['sign', 'small-sign']);

/** Everything that can be marked has a mark: each in turn, or none where there is `undefined`. */
function markAll(graph: Graph, turns: readonly (Mark | undefined)[]): ChangedGraph {
  const keys = [...graph.nodes.map(({ id }) => id), ...graph.edges.map(edgeKey)];
  const marked = keys
    .filter((key) => !/^(?:host$|world$|bridge\/)/.test(key))
    .flatMap((key, index) => {
      const mark = turns[index % turns.length];
      return mark === undefined ? [] : [[key, mark] as const];
    });
  return { ...graph, marks: new Map(marked) };
}

const allOf = (plan: Plan, turns: readonly (Mark | undefined)[] = [...MARKS, undefined]): ChangedGraph =>
  markAll(graphOfPlan(plan), turns);

/** Made once, because it takes a while. */
const many = reviewedGraph(manyChange());

const pictureOf = (graph: Graph): Picture => readPicture(renderSvg(graph));

const signsOn = ({ texts }: PlacedCard): readonly string[] =>
  texts.filter(({ look }) => SIGN_LOOKS.has(look)).map(({ text }) => text);

describe('in the picture of a change', () => {
  it.each<readonly [string, () => ChangedGraph]>([
    ['of the shop', () => reviewedGraph(shopChange())],
    ['of a new host', () => reviewedGraph({ head: shopChange().head })],
    ['of the lab, with a mark on everything', () => allOf(labPlan(), MARKS)],
    ['of 60 machines', () => allOf(manyMachinesPlan(60))],
    ['of 1,000 machines', () => many],
    ['of 1,000 machines that all change', () => allOf(manyMachinesPlan(1000), MARKS)],
    ['of a host and a fleet with long names', () => allOf(longNamesPlan(), MARKS)],
    ['of hostile descriptions', () => allOf(describedPlan(HOSTILE_LINES), MARKS)],
  ])('%s nothing lies on anything else or sticks out', (_what, build) => {
    expect(faultsOf(pictureOf(build()))).toEqual([]);
  });

  it('of any two plans the same holds, whatever is marked', () => {
    const turns = fc.array(fc.constantFrom(...MARKS, undefined), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(soundPlan, soundPlan, turns, (base, head, marks) => {
        const graph = markAll(graphOfChange(base, head, new Map()), marks);
        expect(faultsOf(pictureOf(graph))).toEqual([]);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it.each<readonly [string, () => ChangedGraph]>([
    ['the shop', () => reviewedGraph(shopChange())],
    ['1,000 machines', () => many],
  ])(
    'of %s each card has the sign of its mark and says it in words, and no other has one',
    (_what, build) => {
      const graph = build();
      const { cards } = pictureOf(graph);
      const named = new Map(cards.map((card) => [card.title.split(/\n| · /)[0], card]));
      for (const node of graph.nodes) {
        if (node.kind !== 'machine' && node.kind !== 'network' && node.kind !== 'pool') continue;
        const card = named.get(`${node.kind} ${node.name}`);
        const mark = graph.marks.get(node.id);
        expect(card && signsOn(card)).toEqual(mark === undefined ? [] : [mark]);
        expect(card?.look.startsWith('unchanged ')).toBe(mark === undefined);
        if (mark !== undefined) expect(card?.title.split('\n')[0]).toMatch(new RegExp(` · ${WORDS[mark]}$`));
      }
    },
  );

  it('disks have theirs, and so have the lines of NICs and ways out', () => {
    const picture = pictureOf(allOf(labPlan(), ['!']));
    const drives = picture.cards.filter(({ look }) => look.endsWith('drive'));
    expect(drives.map(signsOn)).toEqual([['!'], ['!']]);
    expect(drives.map(({ title }) => title.endsWith(' · restarted'))).toEqual([true, true]);
    const titles = descendants(picture.root)
      .filter(({ localName }) => localName === 'g')
      .map((group) => ({
        title: group.children.find(({ localName }) => localName === 'title')?.textContent ?? '',
        signs: group.children.filter((child) => child.getAttribute('class') === 'sign').length,
        line: group.children.filter((child) => (child.getAttribute('class') ?? '').startsWith('restarted '))
          .length,
      }))
      .filter(({ title }) => /NIC|reaches/.test(title));
    expect(titles).toHaveLength(6);
    for (const { title, signs, line } of titles) {
      expect(title).toMatch(/ · restarted$/);
      expect({ signs, line }).toEqual({ signs: 1, line: 1 });
    }
  });

  it('a legend explains the marks that there are, and no others', () => {
    const legendOf = (graph: Graph): readonly string[] =>
      pictureOf(graph)
        .texts.map(({ text }) => text)
        .filter((text) => LEGEND.includes(text));
    expect(legendOf(reviewedGraph(shopChange()))).toEqual(LEGEND);
    expect(legendOf(allOf(labPlan(), ['-', undefined]))).toEqual(['taken away']);
    expect(legendOf(graphOfPlan(labPlan()))).toEqual([]);
  });

  it('nothing steps back where nothing changes', () => {
    const lab = graphOfPlan(labPlan());
    expect(renderSvg({ ...lab, marks: new Map() })).toBe(renderSvg(lab));
  });

  it('shows hostile text as text', () => {
    const { root, cards } = pictureOf(allOf(describedPlan(HOSTILE_LINES), ['~']));
    expect(new Set(descendants(root).map(({ localName }) => localName))).toEqual(
      new Set(['title', 'desc', 'style', 'rect', 'g', 'polyline', 'circle', 'line', 'text', 'svg']),
    );
    const titles = cards.map(({ title }) => title.split('\n'));
    for (const line of HOSTILE_LINES) expect(titles).toContainEqual(expect.arrayContaining([plain(line)]));
  });

  it('is described with what changes, for who does not see it', () => {
    const { root } = pictureOf(reviewedGraph(shopChange()));
    const about = descendants(root).find(({ localName }) => localName === 'desc')?.textContent;
    expect(about).toBe(
      '2 networks, 6 machines, 8 disks, 1 pool. ' +
        'Networks: 1 created, 1 changed, 1 taken away. ' +
        'Machines: 1 created, 2 changed, 1 restarted, 1 taken away, 1 refused. ' +
        'Disks: 1 created, 1 changed, 1 taken away, 1 refused. ' +
        'Network lan (changed) (nat · 10.0.1.0/24, DHCP 10.0.1.128 – 10.0.1.254): ' +
        'db (changed), front, memory (restarted), vault (refused), web-1 (changed), web-2 (created). ' +
        'Network legacy (taken away) (isolated · 10.0.2.0/24, DHCP 10.0.2.128 – 10.0.2.254): old (taken away). ' +
        'Network storage (created) (isolated · 10.0.3.0/24, DHCP 10.0.3.128 – 10.0.3.254): db (changed).',
    );
  });
});

describe('the rack view of a change of 1,000 machines', () => {
  const picture = pictureOf(many);
  const machines = picture.cards.filter(({ look }) => look.endsWith('machine'));

  it('counts in each group what is there afterwards, and what changes', () => {
    expect(picture.texts.map(({ text }) => text).filter((text) => /machine|created/.test(text))).toEqual([
      'created',
      'network lan · 900 machines · 1801 vCPUs · 1800 GiB',
      '2 created, 1 changed, 2 taken away',
      'network lan, network storage · 99 machines (10 stopped) · 198 vCPUs · 198 GiB',
      '1 created, 1 restarted, 1 taken away',
      'no network · 1 machine · 1 vCPU · 1 GiB',
    ]);
  });

  it('keeps the order of names, whatever is marked', () => {
    const names = machines.map(({ texts }) => texts.find(({ look }) => look === 'small-name')?.text);
    expect(names.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((number) => `worker-${number}`));
    expect(machines).toHaveLength(1003);
  });

  it('marks what changes, and nothing else', () => {
    const marked = machines.filter((card) => signsOn(card).length > 0);
    expect(
      Object.fromEntries(
        marked.map((card) => [
          card.texts.find(({ look }) => look === 'small-name')?.text,
          `${card.look.split(' ')[0]} ${signsOn(card).join('')}`,
        ]),
      ),
    ).toEqual({
      'worker-5': 'created +',
      'worker-6': 'created +',
      'worker-50': 'created +',
      'worker-7': 'gone -',
      'worker-8': 'gone -',
      'worker-70': 'gone -',
      'worker-501': 'changed ~',
      'worker-510': 'restarted !',
    });
  });
});

describe('pictures in a page', () => {
  it('have no id in common when their prefixes differ, and are named and described by their own', () => {
    const svgs = ['before', 'after'].map((idPrefix) => renderSvg(graphOfPlan(labPlan()), { idPrefix }));
    const ids = svgs.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(ids).toEqual(['before-lab-title', 'before-lab-about', 'after-lab-title', 'after-lab-about']);
    for (const svg of svgs) {
      const { root } = readPicture(svg);
      const own = descendants(root).map((element) => element.getAttribute('id'));
      expect(own).toContain(root.getAttribute('aria-labelledby'));
      expect(own).toContain(root.getAttribute('aria-describedby'));
    }
  });

  it('can go without a style sheet, which the page then has once', () => {
    const graph = reviewedGraph(shopChange());
    const bare = renderSvg(graph, { style: 'none' });
    expect(bare).not.toContain('<style');
    // Nor does it carry a rule of its own: pages say in their security policy which they have.
    expect(bare).not.toContain(' style=');
    const whole = renderSvg(graph, { style: 'inline' });
    expect(
      whole
        .replace(`<style>${styleSheet()}</style>\n`, '')
        .replace(' style="max-width:100%;height:auto"', ''),
    ).toBe(bare);
  });
});

describe('marks', () => {
  it('are of everything that a review tells apart', () => {
    const found = new Set(reviewedGraph(shopChange()).marks.values());
    expect([...found].sort()).toEqual([...MARKS].sort());
  });
});
