import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { planSchema, type Plan } from 'fleetwright/plan';
import { graphOfPlan } from '../../../../host-agent/commands/graph/graph-of-plan';
import { renderSvg } from '../../../../host-agent/commands/graph/svg/render-svg';
import { plain } from '../../../../host-agent/commands/terminal/plain';
import { samplePlan } from '../../../lib/plan/sample-plan';
import { arbitraryPlan } from '../../../support/arbitrary-plan';
import { contrastOf } from './contrast';
import { descendants, readPicture, type Picture } from './picture';
import { faultsOf } from './picture-faults';
import { describedPlan, labPlan, longNamesPlan, manyMachinesPlan, webPlan } from './sample-plans';
import { HOSTILE_LINES } from './hostile-lines';

// Plans of a thousand machines, on a machine that is busy with guests.
jest.setTimeout(60_000);

const pictureOf = (plan: Plan): Picture => readPicture(renderSvg(graphOfPlan(plan)));
const everything = (): Plan => planSchema.parse(samplePlan());

function machineNames({ cards }: Picture): readonly string[] {
  return cards
    .filter(({ look }) => look.endsWith('machine'))
    .map(({ title }) => title.split('\n')[0]?.replace('machine ', '') ?? '')
    .sort();
}

const namesIn = (plan: Plan): readonly string[] => plan.machines.map(({ name }) => name).sort();

describe('in the picture', () => {
  it.each<readonly [string, () => Plan]>([
    ['of the web servers', webPlan],
    ['of the lab', labPlan],
    ['of everything that there is', everything],
    ['of 60 machines', () => manyMachinesPlan(60)],
    ['of 61 machines', () => manyMachinesPlan(61)],
    ['of 1,000 machines', () => manyMachinesPlan(1000)],
    ['of a host and a fleet with long names', longNamesPlan],
    ['of hostile descriptions', () => describedPlan(HOSTILE_LINES)],
  ])('%s nothing lies on anything else or sticks out, and every machine is there', (_what, build) => {
    const plan = build();
    const picture = pictureOf(plan);
    expect(faultsOf(picture)).toEqual([]);
    expect(machineNames(picture)).toEqual(namesIn(plan));
  });

  it('of any plan the same holds', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const picture = pictureOf(plan);
        expect(faultsOf(picture)).toEqual([]);
        expect(machineNames(picture)).toEqual(namesIn(plan));
      }),
      { numRuns: 40 },
    );
  });

  it('such faults would be found', () => {
    const svg = renderSvg(graphOfPlan(labPlan()));
    const moved = svg.replace(/(class="card machine" x="\d+" y=")\d+/g, '$1300');
    expect(faultsOf(readPicture(moved))).toContainEqual(expect.stringMatching(/app.*lie on each other/s));
    const outside = svg.replace(/viewBox="0 0 \d+/, 'viewBox="0 0 200');
    const astray = svg.replace('points="418,204 472,204"', 'points="100,204 472,204"');
    expect(faultsOf(readPicture(astray))).toContainEqual(
      expect.stringMatching(/^a line runs through card "network lan/),
    );
    expect(faultsOf(readPicture(outside))).toContainEqual(expect.stringContaining('leaves the picture'));
    expect(faultsOf(readPicture(svg.replace('>front<', `>${'front'.repeat(9)}<`)))).toContainEqual(
      expect.stringContaining('leaves its card'),
    );
  });
});

describe('the picture', () => {
  it('says everything of the lab: addresses at the lines, sizes, where disks come from, the way out', () => {
    const { cards, texts } = pictureOf(labPlan());
    const outside = texts.map(({ text }) => text);
    for (const address of ['10.73.1.11', '10.73.2.11', '10.73.1.10', '10.73.1.2', '10.73.2.2']) {
      expect(outside).toContain(address);
    }
    expect(outside).toEqual(expect.arrayContaining(['host lab · fleet examples', 'nat']));
    const inside = cards.map((card) => card.texts.map(({ text }) => text));
    expect(inside).toEqual(
      expect.arrayContaining([
        ['the world'],
        ['backplane', 'network', 'isolated · 10.73.2.0/24'],
        ['lan', 'network', 'nat · 10.73.1.0/24', 'DHCP 10.73.1.128 – 10.73.1.254'],
        ['app', 'running · 2 vCPUs · 192 MiB', 'Stands on both networks'],
        ['root', '256 MiB', 'overlay of base'],
        ['data', '512 MiB', 'blank'],
        ['lab', 'pool', '/var/lib/fleetwright/lab'],
      ]),
    );
  });

  it('cuts with an ellipsis what has no room, and has it whole in the title', () => {
    const whole = 'Keeps data on a disk of its own';
    const store = pictureOf(labPlan()).cards.find(({ title }) => title.startsWith('machine store'));
    expect(store?.texts.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Keeps data on a disk.*…$/),
    );
    expect(store?.title).toContain(whole);
    const svg = renderSvg(graphOfPlan(longNamesPlan()));
    expect(svg).toMatch(
      /<text [^>]*><title>host host-x+ · fleet fleet-x+<\/title>host host-x+[^<]*…<\/text>/,
    );
  });

  it('shows hostile text as text, in full in the title', () => {
    const { root, cards } = pictureOf(describedPlan(HOSTILE_LINES));
    expect(new Set(descendants(root).map(({ localName }) => localName))).toEqual(
      new Set(['title', 'desc', 'style', 'rect', 'g', 'polyline', 'circle', 'line', 'text', 'svg']),
    );
    const titles = cards.map(({ title }) => title.split('\n'));
    for (const line of HOSTILE_LINES) {
      expect(titles).toContainEqual(expect.arrayContaining([plain(line)]));
    }
  });

  it('needs nothing else: no script, no address to load from, no font', () => {
    for (const plan of [everything(), manyMachinesPlan(100)]) {
      const svg = renderSvg(graphOfPlan(plan));
      expect(svg).not.toMatch(/<script|<image|<foreignObject|href|url\(|@import|@font-face|\son\w+=/i);
      expect(svg.match(/https?:[^"']*/g)).toEqual(['http://www.w3.org/2000/svg']);
      expect(svg).toContain('@media (prefers-color-scheme:dark)');
    }
  });

  it('has a name and a description for who does not see it', () => {
    const { root } = pictureOf(labPlan());
    const byId = new Map(
      descendants(root).map((element) => [element.getAttribute('id'), element.textContent]),
    );
    expect(root.getAttribute('role')).toBe('img');
    expect(byId.get(root.getAttribute('aria-labelledby'))).toBe('host lab · fleet examples');
    expect(byId.get(root.getAttribute('aria-describedby'))).toBe(
      '2 networks, 3 machines, 2 disks, 1 pool. ' +
        'Network backplane (isolated · 10.73.2.0/24): app, store. ' +
        'Network lan (nat · 10.73.1.0/24, DHCP 10.73.1.128 – 10.73.1.254): app, front, store.',
    );
  });

  it.each(['light', 'dark'])('can be read in its %s colours', (scheme) => {
    const style = descendants(pictureOf(labPlan()).root).find(({ localName }) => localName === 'style');
    const [light = '', dark = ''] = (style?.textContent ?? '').split('@media');
    const rules = scheme === 'light' ? light : dark;
    const colour = (selector: string, property: string): string => {
      const rule = new RegExp(
        String.raw`\.fleetwright-graph ${selector}\{[^}]*${property}:(#[0-9a-f]{6})`,
      ).exec(rules);
      return rule?.[1] ?? 'none';
    };
    const [paper, card] = [colour(String.raw`\.paper`, 'fill'), colour(String.raw`\.card rect`, 'fill')];
    for (const text of [colour('text', 'fill'), colour(String.raw`text\.faint`, 'fill')]) {
      expect(contrastOf(text, paper)).toBeGreaterThan(4.5);
      expect(contrastOf(text, card)).toBeGreaterThan(4.5);
    }
    const lanes = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => colour(String.raw`\.colour-${index}`, 'stroke'));
    for (const line of [...lanes, colour(String.raw`\.card rect`, 'stroke')]) {
      expect(contrastOf(line, paper)).toBeGreaterThan(3);
    }
  });

  it('keeps all rules of style to itself, since a page may hold it', () => {
    const style = descendants(pictureOf(labPlan()).root).find(({ localName }) => localName === 'style');
    const selectors = (style?.textContent ?? '')
      .replace('@media (prefers-color-scheme:dark){', '')
      .match(/[^{}]+(?=\{)/g);
    expect(selectors?.length).toBeGreaterThan(40);
    for (const selector of selectors?.flatMap((list) => list.split(',')) ?? []) {
      expect(selector.trim()).toMatch(/^\.fleetwright-graph /);
    }
  });
});

describe('the rack view of 1,000 machines', () => {
  const picture = pictureOf(manyMachinesPlan(1000));

  it('groups them by what they are on, and counts each group', () => {
    expect(picture.texts.map(({ text }) => text)).toEqual([
      'host big · fleet test',
      'networks',
      'network lan · 900 machines · 1800 vCPUs · 1800 GiB',
      'network lan, network storage · 99 machines (9 stopped) · 198 vCPUs · 198 GiB',
      'no network · 1 machine · 1 vCPU · 1 GiB',
      'pools',
    ]);
  });

  it('is no wider than other pictures, and orders names by their numbers', () => {
    expect(picture.frame.right).toBeLessThanOrEqual(720);
    const shown = picture.cards.filter(({ look }) => look === 'machine').map(({ texts }) => texts[0]?.text);
    expect(shown.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11].map((number) => `worker-${number}`));
  });

  it('tells everything about a machine to who points at it', () => {
    const card = picture.cards.find(({ title }) => title.startsWith('machine worker-100\n'));
    expect(card?.look).toBe('stopped machine');
    expect(card?.title.split('\n')).toEqual([
      'machine worker-100',
      'stopped · 2 vCPUs · 2 GiB',
      'disk root · 10 GiB · overlay of base',
      expect.stringMatching(/^NIC lan on network lan · 10\.0\.\d+\.\d+ · 52:54:00:/),
      expect.stringMatching(/^NIC storage on network storage · 10\.1\.\d+\.\d+ · 52:54:00:/),
    ]);
  });
});
