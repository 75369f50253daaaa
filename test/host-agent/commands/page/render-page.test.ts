import { describe, expect, it } from '@jest/globals';
import {
  LINES_LISTED_MAX,
  OBJECTS_LISTED_MAX,
  STEPS_NAMED_MAX,
} from '../../../../host-agent/commands/page/bounds';
import { renderPage } from '../../../../host-agent/commands/page/render-page';
import type { ToldHost, ToldReview } from '../../../../host-agent/commands/told';
import { IMPACTS } from '../../../../host-agent/planner';
import { SCENARIOS } from '../review/scenarios';
import { findAll, parsePage, withAttribute, type PageNode } from './page-tree';
import { pageOf, toldScenario } from './pages';
import { linesOfHost, linesOfReview } from './told-lines';

const NAMES = Object.keys(SCENARIOS).filter((name) => name !== 'thousand-machines');

/** Text without regard to how it is broken into lines. */
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function hostOf(page: PageNode, name: string): PageNode {
  const [section] = findAll(page, withAttribute('data-host', name));
  if (section === undefined) throw new Error(`no part for host ${name}`);
  return section;
}

/** Kind and text of everything in it that leads back to what it is about. */
function traced(node: PageNode): ReadonlySet<string> {
  return new Set(
    findAll(node, withAttribute('data-kind')).flatMap(({ attributes, text, children }) =>
      [text, ...children.map((child) => child.text)].map(
        (part) => `${attributes['data-kind']}: ${flat(part)}`,
      ),
    ),
  );
}

describe.each(NAMES)('the page of %s', (name) => {
  const told = toldScenario(name);
  const text = renderPage(told);
  const page = parsePage(text);

  it('says all that is told, each with its kind', () => {
    const everything = traced(page);
    const says = ({ kind, text: line }: { readonly kind: string; readonly text: string }): boolean =>
      [...everything].some((entry) => entry.startsWith(`${kind}: `) && entry.includes(flat(line)));
    expect(linesOfReview(told).filter((line) => !says(line))).toEqual([]);
    expect(flat(page.text)).toContain(told.closing);
    for (const host of told.hosts) {
      const own = traced(hostOf(page, host.name));
      const missing = linesOfHost(host).filter(
        ({ kind, text: line }) =>
          ![...own].some((entry) => entry.startsWith(`${kind}: `) && entry.includes(flat(line))),
      );
      expect(missing).toEqual([]);
    }
  });

  it('has a row for each object, with what it is filtered by', () => {
    for (const host of told.hosts) {
      const rows = findAll(hostOf(page, host.name), withAttribute('data-object')).map(({ attributes }) => [
        attributes['data-mark'],
        attributes['data-impact'],
        attributes['data-name'],
      ]);
      const objects = host.kind === 'gone' ? [] : host.objects;
      expect(rows).toEqual(objects.map((object) => [object.mark, object.impact ?? 'none', object.name]));
    }
  });

  it('draws the allocations, the steps and the topology of each host that changes', () => {
    for (const host of told.hosts) {
      const isChanged = host.kind !== 'gone' && host.isChanged;
      const section = hostOf(page, host.name);
      const count = (attribute: string): number => findAll(section, withAttribute(attribute)).length;
      expect(count('data-allocation')).toBe(isChanged ? host.allocations.length : 0);
      expect(count('data-step')).toBe(isChanged ? host.steps.length : 0);
      expect(count('data-timeline')).toBe(isChanged && host.steps.length > 0 ? 1 : 0);
      expect(count('data-topology')).toBe(isChanged ? 1 : 0);
    }
  });

  it('is the same each time', () => {
    expect(pageOf(name)).toBe(text);
  });

  it('has no id twice, and every reference leads somewhere', () => {
    const ids = findAll(page, withAttribute('id')).map(({ attributes }) => attributes['id']);
    expect(new Set(ids).size).toBe(ids.length);
    const references = findAll(page, () => true).flatMap(({ attributes }) =>
      ['aria-labelledby', 'aria-describedby', 'for', 'href'].flatMap((attribute) => {
        const value = attributes[attribute] ?? '';
        return attribute === 'href'
          ? value.startsWith('#')
            ? [value.slice(1)]
            : []
          : value.split(' ').filter(Boolean);
      }),
    );
    expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
  });

  it('needs nothing else', () => {
    const elements = findAll(page, () => true);
    const loading = elements.filter(({ attributes }) =>
      ['src', 'srcset', 'xlink:href', 'data', 'poster', 'action'].some(
        (attribute) => attributes[attribute] !== undefined,
      ),
    );
    expect(loading).toEqual([]);
    expect(
      elements.flatMap(({ attributes }) => attributes['href'] ?? []).filter((href) => !href.startsWith('#')),
    ).toEqual(['data:,']);
    expect(
      elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => key.startsWith('on')),
    ).toEqual([]);
    const [style = ''] = elements
      .filter(({ name: element }) => element === 'style')
      .map((element) => element.text);
    expect(style.length).toBeGreaterThan(1000);
    expect(style).not.toMatch(/@import|url\((?!#)|https?:/);
    const elsewhere = elements.flatMap(({ attributes }) =>
      Object.entries(attributes).filter(([key, value]) => key !== 'xmlns' && /https?:|\/\//.test(value)),
    );
    expect(elsewhere).toEqual([]);
  });
});

it('hides its filter from those whose browser runs no scripts, and leaves it out where there is nothing to filter', () => {
  const controls = (name: string): readonly PageNode[] =>
    findAll(parsePage(pageOf(name)), withAttribute('id', 'controls'));
  expect(controls('nothing-changes')).toEqual([]);
  const [found] = controls('restart');
  expect(found?.attributes['hidden']).toBe('');
  const impacts = found === undefined ? [] : findAll(found, withAttribute('data-filter-impact'));
  expect(impacts.map(({ attributes }) => attributes['data-filter-impact'])).toEqual([...IMPACTS]);
});

it('leads to each of several hosts', () => {
  const page = parsePage(pageOf('host-gone'));
  const [navigation] = findAll(page, ({ name }) => name === 'nav');
  expect(navigation?.text).toContain('kvm-2');
  expect(findAll(parsePage(pageOf('restart')), ({ name }) => name === 'nav')).toEqual([]);
});

describe('a bar', () => {
  const base = changed(toldScenario('restart'));
  const barOf = (numbers: ToldHost['allocations'][number]['numbers']): PageNode => {
    const host = { ...base, allocations: base.allocations.slice(0, 1).map((use) => ({ ...use, numbers })) };
    const page = parsePage(renderPage({ ...toldScenario('restart'), hosts: [host] }));
    const [bar] = findAll(page, withAttribute('data-allocation'));
    if (bar === undefined) throw new Error('no bar');
    return bar;
  };
  const shapes = (bar: PageNode, look: string): readonly Readonly<Record<string, string>>[] =>
    findAll(bar, (node) => ['rect', 'line'].includes(node.name) && node.attributes['class'] === look).map(
      ({ attributes }) => attributes,
    );

  it('is as long as what it stands for', () => {
    const bar = barOf({ before: 2, after: 4, limit: 16, capacity: 8 });
    expect(shapes(bar, 'before')).toMatchObject([{ width: '12.5%' }]);
    expect(shapes(bar, 'after')).toMatchObject([{ width: '25%' }]);
    expect(shapes(bar, 'capacity')).toMatchObject([{ x1: '50%' }]);
    expect(shapes(bar, 'limit')).toMatchObject([{ x1: '100%' }]);
    expect(bar.text).not.toContain('more than there is room for');
  });

  it('shows and says what is beyond the limit', () => {
    const bar = barOf({ before: 8, after: 16, limit: 12, capacity: 12 });
    expect(shapes(bar, 'after')).toMatchObject([{ width: '75%' }]);
    expect(shapes(bar, 'over')).toMatchObject([{ x: '75%', width: '25%' }]);
    expect(bar.text).toContain('more than there is room for');
  });

  it('says that nobody knows the limit, and survives nothing at all', () => {
    const bar = barOf({ before: 0, after: 0 });
    expect(bar.text).toContain('nobody says');
    expect(shapes(bar, 'limit')).toEqual([]);
    expect(JSON.stringify(bar)).not.toMatch(/NaN|Infinity/);
  });
});

describe('of more than a page can hold', () => {
  const review = toldScenario('delete-protected');
  const host = changed(review);
  const [network, ...others] = host.objects;
  if (network === undefined) throw new Error('no object');

  it('the gentlest objects are left out, and it says so', () => {
    const many = Array.from({ length: OBJECTS_LISTED_MAX }, (_, index) => ({
      ...network,
      name: `network n-${index}`,
    }));
    const text = renderPage({ ...review, hosts: [{ ...host, objects: [...many, ...others] }] });
    const page = parsePage(text);
    const names = findAll(page, withAttribute('data-object')).map(
      ({ attributes }) => attributes['data-name'],
    );
    expect(names).toHaveLength(OBJECTS_LISTED_MAX);
    expect(names).toEqual(expect.arrayContaining(others.map(({ name }) => name)));
    const [note] = findAll(page, withAttribute('data-left-out', String(others.length)));
    expect(note?.text).toContain('--json');
    expect(Buffer.byteLength(text)).toBeLessThan(4 * 1024 * 1024);
  });

  it('steps are counted, by impact and stage', () => {
    const steps = Array.from({ length: STEPS_NAMED_MAX + 1 }, (_, index) => ({
      ...host.steps[0],
      id: `step-${index}`,
      impact: index % 2 === 0 ? ('live' as const) : ('restart' as const),
      after: index < 40 ? [] : ['step-0'],
    })) as ToldHost['steps'];
    const page = parsePage(renderPage({ ...review, hosts: [{ ...host, steps }] }));
    const [timeline] = findAll(page, withAttribute('data-timeline'));
    if (timeline === undefined) throw new Error('no timeline');
    expect(findAll(timeline, withAttribute('data-step'))).toEqual([]);
    expect(findAll(timeline, withAttribute('data-step-count')).map(({ text }) => text)).toEqual([
      '20 steps',
      '11 steps',
      '20 steps',
      '10 steps',
    ]);
  });

  it('changes of one object are folded, and then left out', () => {
    const [change] = network.changes;
    if (change === undefined) throw new Error('no change');
    const changes = Array.from({ length: LINES_LISTED_MAX + 3 }, () => ({ ...change, kind: 'some.field' }));
    const page = parsePage(
      renderPage({ ...review, hosts: [{ ...host, objects: [{ ...network, changes }] }] }),
    );
    expect(findAll(page, withAttribute('data-kind', 'some.field'))).toHaveLength(LINES_LISTED_MAX);
    expect(findAll(page, withAttribute('data-left-out', '3'))).toHaveLength(1);
  });

  it('lines are folded, one of each kind before, and then left out', () => {
    const many = Array.from({ length: LINES_LISTED_MAX }, (_, index) => ({
      kind: 'restart',
      text: `Line ${index}.`,
    }));
    const page = parsePage(
      renderPage({ ...review, failing: [...many, { kind: 'destroy', text: 'The last line.' }] }),
    );
    const [list] = findAll(page, withAttribute('class', 'lines'));
    expect(list?.text).toContain('The last line.');
    expect(findAll(page, withAttribute('data-kind', 'restart')).length).toBe(LINES_LISTED_MAX - 1);
    expect(findAll(page, withAttribute('data-left-out', '1'))).toHaveLength(1);
  });
});

describe('names and values that look like markup', () => {
  const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&lt;\u0627\u0644`;

  it('are text wherever they are', () => {
    const review = toldScenario('delete-protected');
    const spoiled = spoil(review, HOSTILE);
    const page = parsePage(renderPage({ ...spoiled, hosts: spoiled.hosts }));
    const harmless = parsePage(renderPage(review));
    const shapeOf = (node: PageNode): readonly string[] => findAll(node, () => true).map(({ name }) => name);
    expect(shapeOf(page)).toEqual(shapeOf(harmless));
    const scriptsOf = (node: PageNode): readonly string[] =>
      findAll(node, ({ name }) => name === 'script' || name === 'style').map(({ text }) => text);
    expect(scriptsOf(page)).toEqual(scriptsOf(harmless));
    expect(page.text.split(HOSTILE).length).toBeGreaterThan(50);
  });
});

/** With every text of the review behind another one; what programs know things by stays. */
function spoil(review: ToldReview, text: string): ToldReview {
  const keys = new Set([
    'text',
    'from',
    'to',
    'why',
    'instead',
    'field',
    'closing',
    'summary',
    'base',
    'head',
    'fleet',
    'label',
    'name',
    'network',
    'subnet',
    'free',
    'after',
    'before',
    'limit',
  ]);
  const spoiled = (value: unknown, key: string): unknown => {
    if (key === 'topology' || value instanceof Map) return value;
    if (typeof value === 'string') return keys.has(key) && value !== '' ? value + text : value;
    if (Array.isArray(value)) return value.map((item) => spoiled(item, key === 'after' ? '' : key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoiled(item, name)]));
  };
  return spoiled(review, '') as ToldReview;
}

function changed({ hosts }: ToldReview): ToldHost {
  const host = hosts.find((candidate) => candidate.kind !== 'gone');
  if (host === undefined) throw new Error('no host');
  return host;
}
