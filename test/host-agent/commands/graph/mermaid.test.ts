import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { NAME_PATTERN, planSchema, type Plan } from 'fleetwright/plan';
import type { Graph, GraphNode } from '../../../../host-agent/commands/graph/graph';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { renderMermaid } from '../../../../host-agent/commands/graph/mermaid/render-mermaid';
import { mermaidId, mermaidText } from '../../../../host-agent/commands/graph/mermaid/text';
import { plain } from '../../../../host-agent/commands/terminal/plain';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { blocksOf } from '../../../docs/documents';
import { arbitraryPlan } from '../../../support/arbitrary-plan';
import { manyChange, reviewedGraph, shopChange } from './changed-plans';
import { contrastOf } from './contrast';
import { HOSTILE_LINES } from './hostile-lines';
import { describedPlan, labPlan, manyMachinesPlan, manyNetworksPlan } from './sample-plans';

// Plans of a thousand machines, on a machine that is busy with guests.
jest.setTimeout(60_000);

const LABEL = String.raw`"(?:[^"\`#;<>{}|:%\\]|#\d+;|<br/>)*"`;
const BOX = [
  String.raw`\(\(${LABEL}\)\)`,
  String.raw`\{\{${LABEL}\}\}`,
  String.raw`\[${LABEL}\]`,
  String.raw`\[\(${LABEL}\)\]`,
  String.raw`\[\[${LABEL}\]\]`,
].join('|');
const ID = '[a-z]+(?:_[A-Za-z0-9_]+)?';

/** Every line that we write, and nothing else: text that leaves its quotes or is read as a word of Mermaid's matches none of them. */
const LINES = {
  classes: /^  classDef [a-z]+ stroke:#[0-9a-f]{6},stroke-width:\dpx(,stroke-dasharray:\d+( \d+)*)?$/,
  head: /^flowchart LR$/,
  frame: new RegExp(String.raw`^  subgraph host\[${LABEL}\]$`),
  end: /^  end$/,
  box: new RegExp(`^ {2,4}(${ID})(?:${BOX})(:::[a-z]+)?$`),
  edge: new RegExp(
    String.raw`^  (${ID}) (?:---|----\|${LABEL}\||-\.\.-\|${LABEL}\||===\|${LABEL}\|) (${ID})$`,
  ),
};

interface Chart {
  readonly boxes: readonly string[];
  readonly edges: readonly (readonly [from: string, to: string])[];
  readonly strangeLines: readonly string[];
}

function readChart(text: string): Chart {
  const lines = text.split('\n');
  const matches = (pattern: RegExp): readonly RegExpExecArray[] =>
    lines.map((line) => pattern.exec(line)).filter((match) => match !== null);
  return {
    boxes: matches(LINES.box).map(([, id = '']) => id),
    edges: matches(LINES.edge).map(([, from = '', to = '']) => [from, to] as const),
    strangeLines: lines.filter((line) => !Object.values(LINES).some((pattern) => pattern.test(line))),
  };
}

const chartOf = (plan: Plan): Chart => readChart(renderMermaid(graphOfPlan(plan)));

describe('the Mermaid text', () => {
  it.each<readonly [string, () => Plan]>([
    ['of the lab', labPlan],
    ['of everything that there is', () => planSchema.parse(samplePlan())],
    ['of hostile descriptions', () => describedPlan(HOSTILE_LINES)],
    ['of 60 machines', () => manyMachinesPlan(60)],
    ['of 1,000 machines', () => manyMachinesPlan(1000)],
    ['of 1,000 networks', () => manyNetworksPlan(1000)],
  ])('%s is made of nothing but boxes and lines between them', (_what, build) => {
    const { boxes, edges, strangeLines } = chartOf(build());
    expect(strangeLines).toEqual([]);
    expect(new Set(boxes).size).toBe(boxes.length);
    for (const end of edges.flat()) expect(boxes).toContain(end);
    expect(edges.length).toBeGreaterThan(0);
  });

  it('of any plan that is small enough has a box for each thing and a line for each edge', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const graph = graphOfPlan(plan);
        const { boxes, edges, strangeLines } = readChart(renderMermaid(graph));
        expect(strangeLines).toEqual([]);
        expect([...boxes, 'host'].sort()).toEqual(graph.nodes.map(mermaidId).sort());
        expect(edges).toHaveLength(graph.edges.length);
      }),
      { numRuns: 100 },
    );
  });

  it('shows hostile text as text', () => {
    const text = renderMermaid(graphOfPlan(describedPlan(HOSTILE_LINES)));
    const decoded = text
      .replace(/#(\d+);/g, (_entity, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('\\\u200bn', '\\n');
    for (const line of HOSTILE_LINES) {
      expect(decoded).toContain(Array.from(plain(line)).slice(0, 47).join(''));
    }
  });

  it('of the lab is what README.md shows (if not: npx fleetwright graph lab)', () => {
    expect(blocksOf('README.md', 'mermaid')).toEqual([`${renderMermaid(graphOfPlan(labPlan()))}\n`]);
  });
});

describe('the Mermaid text of a change', () => {
  const shop = renderMermaid(reviewedGraph(shopChange()));
  const everyThing = (plan: Plan): Graph => {
    const graph = graphOfPlan(plan);
    return { ...graph, marks: new Map(graph.nodes.map(({ id }) => [id, '-'])) };
  };

  it.each<readonly [string, () => string]>([
    ['of the shop', () => shop],
    ['of hostile descriptions', () => renderMermaid(everyThing(describedPlan(HOSTILE_LINES)))],
    ['of 1,000 machines', () => renderMermaid(everyThing(manyMachinesPlan(1000)))],
    ['of 1,000 networks', () => renderMermaid(everyThing(manyNetworksPlan(1000)))],
  ])('%s is made of boxes, lines between them and looks of boxes', (_what, render) => {
    const text = render();
    const { boxes, edges, strangeLines } = readChart(text);
    expect(strangeLines).toEqual([]);
    for (const end of edges.flat()) expect(boxes).toContain(end);
    expect(text.length).toBeLessThan(50_000);
    const used = [...text.matchAll(/:::([a-z]+)$/gm)].map(([, name]) => name);
    const defined = [...text.matchAll(/^ {2}classDef ([a-z]+)/gm)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(0);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
  });

  it('has the sign and the look of each mark, and neither on what stays as it is', () => {
    const firstLines = [
      ...shop.matchAll(/^ +(?:machine|network|pool)_(\w+)\W+"(.*?)<br\/>.*"\W*?(:::\w+)?$/gm),
    ];
    expect(firstLines.map(([, id, label, look = '']) => [id, label, look])).toEqual([
      ['lan', '#126;#160;lan', ':::changed'],
      ['legacy', '-#160;legacy', ':::gone'],
      ['storage', '+#160;storage', ':::created'],
      ['db', '#126;#160;db', ':::changed'],
      ['front', 'front', ''],
      ['memory', '#33;#160;memory', ':::restarted'],
      ['old', '-#160;old', ':::gone'],
      ['vault', 'x#160;vault', ':::refused'],
      ['web_1', '#126;#160;web-1', ':::changed'],
      ['web_2', '+#160;web-2', ':::created'],
      ['disks', 'pool disks', ''],
    ]);
    expect(shop).toContain('network_storage ----|"#126;#160;10.0.3.2"| machine_db');
    expect(shop).toContain('network_legacy -..-|"-#160;10.0.2.3"| machine_old');
    expect(shop).toContain('network_lan ----|"10.0.1.4"| machine_front');
  });

  it('never begins a list of Markdown, which Mermaid refuses to draw', () => {
    expect(shop.match(/"[-+*] /g)).toBeNull();
  });

  it('sums up the changes of many machines', () => {
    const text = renderMermaid(reviewedGraph(manyChange()));
    expect(text).toContain(
      '<br/>900 machines<br/>1801 vCPUs · 1800 GiB<br/>2 created, 1 changed, 2 taken away"]',
    );
    expect(text).toContain('<br/>1 created, 1 restarted, 1 taken away"]');
  });

  it('has edges that can be seen on white pages and on dark ones', () => {
    const strokes = [...shop.matchAll(/stroke:(#[0-9a-f]{6})/g)].map(([, stroke = '']) => stroke);
    expect(new Set(strokes).size).toBe(5);
    for (const stroke of strokes) {
      for (const paper of ['#ffffff', '#0d1117']) expect(contrastOf(stroke, paper)).toBeGreaterThan(3);
    }
  });
});

describe('text in labels', () => {
  it.each([
    ['web-1 · 10.0.0.1/24', 'web-1 · 10.0.0.1/24'],
    ['a "b" <c> `d` #e; f:g', 'a #34;b#34; #60;c#62; #96;d#96; #35;e#59; f#58;g'],
    [String.raw`one\nline`, 'one#92;#8203;nline'],
    ['مرحبا', 'مرحبا'],
  ])('%s is written %s', (text, written) => {
    expect(mermaidText(text)).toBe(written);
  });
});

describe('Mermaid text of many', () => {
  it('has a box for each group of machines that are on the same networks', () => {
    const text = renderMermaid(graphOfPlan(manyMachinesPlan(1000)));
    expect(text).toContain('group_1["worker-1 … worker-999<br/>900 machines<br/>1800 vCPUs · 1800 GiB"]');
    expect(text).toContain(
      `group_2["worker-10 … worker-990<br/>99 machines ${mermaidText('(9 stopped)')}<br/>198 vCPUs · 198 GiB"]`,
    );
    expect(text).toContain('group_3["hermit<br/>1 machine<br/>1 vCPU · 1 GiB"]');
    expect(readChart(text).edges).toEqual([
      ['world', 'network_lan'],
      ['network_lan', 'group_1'],
      ['network_lan', 'group_2'],
      ['network_storage', 'group_2'],
    ]);
  });

  it('stays within what GitHub draws, and counts the rest', () => {
    const text = renderMermaid(graphOfPlan(manyNetworksPlan(1000)));
    expect(text.length).toBeLessThan(50_000);
    const { boxes, edges } = readChart(text);
    expect(edges.length).toBeLessThanOrEqual(500);
    const [networks, groups] = ['network_', 'group_'].map(
      (kind) => boxes.filter((id) => id.startsWith(kind)).length,
    ) as [number, number];
    expect(networks).toBeGreaterThan(150);
    expect(networks - groups).toBeLessThanOrEqual(1);
    expect(text).toContain(
      `more["and ${1000 - networks} networks, ${1000 - groups} groups of machines more"]`,
    );
  });
});

describe('ids', () => {
  const machine = (name: string): Pick<GraphNode, 'kind'> & { readonly name: string } => ({
    kind: 'machine',
    name,
  });

  it('are never the same for two things', () => {
    const name = fc
      .stringMatching(/^[a-z0-9]([a-z-]{0,4}[a-z0-9])?$/)
      .filter((text) => NAME_PATTERN.test(text));
    const bridge = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,4}$/);
    const node = fc.oneof(
      fc.record({ kind: fc.constantFrom('machine', 'network', 'pool'), name }),
      fc.record({ kind: fc.constantFrom('disk', 'cdrom'), name, machine: name }),
      fc.record({ kind: fc.constant('bridge'), name: bridge }),
    ) as fc.Arbitrary<Graph['nodes'][number]>;
    fc.assert(
      fc.property(node, node, (one, other) => {
        expect(mermaidId(one) === mermaidId(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
        expect(mermaidId(one)).toMatch(new RegExp(`^${ID}$`));
      }),
      { numRuns: 2000 },
    );
  });

  it.each<readonly [Partial<GraphNode>, string]>([
    [machine('end'), 'machine_end'],
    [machine('web-1'), 'machine_web_1'],
    [{ kind: 'disk', name: 'b-c', machine: 'a' }, 'disk_b_c_OF_a'],
    [{ kind: 'bridge', name: 'br0.10' }, 'bridge_br0_2e10'],
    [{ kind: 'bridge', name: 'br0-10' }, 'bridge_br0_2d10'],
  ])('of %j is %s', (node, id) => {
    expect(mermaidId(node as GraphNode)).toBe(id);
  });
});
