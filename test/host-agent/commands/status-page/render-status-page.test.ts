import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  EVENTS_LISTED_MAX,
  MACHINES_LISTED_MAX,
  ROWS_LISTED_MAX,
} from '../../../../host-agent/commands/status-page/bounds';
import type { StatusFacts } from '../../../../host-agent/commands/status-page/facts';
import { renderStatusPage } from '../../../../host-agent/commands/status-page/render-status-page';
import { plain } from '../../../../host-agent/commands/terminal/plain';
import { HOSTILE_TEXTS } from '../hostile-texts';
import { findAll, parsePage, withAttribute, type PageNode } from '../page/page-tree';
import { saying } from './hostile-facts';
import { calmStatus, EVENTS, machine, manyFacts, STATUS_SCENARIOS, troubledStatus } from './sample-status';

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

function factsOf(name: string): StatusFacts {
  const facts = STATUS_SCENARIOS[name];
  if (facts === undefined) throw new Error(`there is no state ${name}`);
  return facts();
}

const pageOf = (facts: StatusFacts): PageNode => parsePage(renderStatusPage(facts).html);

function partOf(page: PageNode, name: string): PageNode {
  const [part, ...others] = findAll(page, withAttribute('data-part', name));
  if (part === undefined || others.length > 0) throw new Error(`not one part ${name}`);
  return part;
}

/** The texts of a table, row by row, without its head. */
function rowsOf(part: PageNode): readonly (readonly string[])[] {
  return findAll(part, withAttribute('data-key')).map((row) =>
    row.children.filter(({ name }) => name === 'td' || name === 'th').map(({ text }) => flat(text)),
  );
}

describe('the page of an agent', () => {
  const troubled = pageOf(factsOf('troubled'));

  it('says each condition in words, with its reason and since when', () => {
    const conditions = findAll(troubled, withAttribute('data-condition')).map((item) => flat(item.text));
    expect(conditions).toEqual([
      'Ready no Somebody else has changed something, and the drift policy leaves it as it is. 2026-01-02 02:39:05 UTC',
      'Reconciling yes Steps are under way, or about to be. 2026-01-02 03:04:00 UTC',
      expect.stringMatching(/^Stalled yes Steps have failed too often\..* 2026-01-02 03:02:05 UTC$/),
      expect.stringMatching(/^Suspended yes An operator .* 2026-01-02 03:03:05 UTC$/),
      expect.stringMatching(/^Trusted yes The source offers a release that is refused/),
    ]);
  });

  it('says first what stands in the way', () => {
    const overview = partOf(troubled, 'overview');
    expect(overview.attributes['class']).toBe('verdict failing');
    const text = flat(overview.text);
    for (const said of [
      'Step 3 of 12: start-machine:web-1',
      'Suspended: disks are being changed.',
      'web-1, web-2',
      'Generation 42 of revision aa11bb22cc33 is refused as untrusted',
      'the remote end hung up',
      '3 passes failed in a row',
      '2 fields drifted, 3 steps held back, 1 refused, 2 things out of the ordinary, 4 machines to look at.',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('is calm where all is well', () => {
    const calm = pageOf(factsOf('calm'));
    expect(partOf(calm, 'overview').attributes['class']).toBe('verdict calm');
    for (const name of ['drift', 'held-back', 'refused', 'findings', 'warnings', 'pending']) {
      expect(flat(partOf(calm, name).text)).toBe('');
    }
    const links = findAll(partOf(calm, 'navigation'), ({ name }) => name === 'a');
    expect(links.map(({ attributes }) => attributes['href'])).toEqual([
      '#machines',
      '#capacity',
      '#history',
      '#events',
    ]);
  });

  it('is not calm before it knows anything', () => {
    const starting = pageOf(factsOf('starting'));
    expect(partOf(starting, 'overview').attributes['class']).toBe('verdict plain');
    expect(flat(starting.text)).toContain('No release was accepted yet.');
  });

  it('shows release, source, what is allowed and the agent itself', () => {
    const text = flat(partOf(troubled, 'facts').text);
    for (const said of [
      'generation 41',
      'seen 42 accepted 41 begun 41 applied 40',
      '9f2c4e1b7a60d3c5',
      'alice@example.org',
      'git https://git.example.org/fleet.git, branch main',
      'guests may get live',
      'next window restart, 2026-01-02 23:04:05 UTC, for 4 h',
      'qemu:///system',
    ]) {
      expect(text).toContain(said);
    }
    expect(findAll(troubled, withAttribute('title', 'c'.repeat(64)))).not.toEqual([]);
  });

  it('has a row for each machine, with what it has and uses', () => {
    expect(rowsOf(partOf(troubled, 'machine-rows'))).toEqual([
      [
        'web-1',
        'crashed wanted: running',
        '142 % 4 vCPUs',
        '1.7 GiB of 4 GiB',
        '20 GiB',
        'read 0 B/s written 340 KiB/s',
        'in 1.2 MiB/s out 88.0 KiB/s',
        '',
      ],
      [
        'web-2',
        'running not ready',
        '3.2 % 4 vCPUs steal 18 %',
        '2.8 GiB of 4 GiB balloon at 3 GiB',
        '20 GiB',
        expect.any(String),
        expect.any(String),
        '10.0.1.11',
      ],
      [
        'db protected',
        'running ready restart pending: vCPU ceiling, memory ceiling',
        '388 % 4 vCPUs',
        '6.8 GiB of 8 GiB',
        '200 GiB',
        'read 50.0 MiB/s written 340 KiB/s',
        expect.any(String),
        '10.0.1.21',
      ],
      ['old', 'running ready wanted: absent', '4 vCPUs', '4 GiB', '20 GiB', '', '', '10.0.1.11'],
      ['spare', 'stopped', '4 vCPUs', '4 GiB', '20 GiB', '', '', ''],
    ]);
    expect(flat(partOf(troubled, 'machine-rows').text)).toContain('win2019-legacy, test-thing');
  });

  it('shows drift, what is held back, findings and history', () => {
    expect(rowsOf(partOf(troubled, 'drift'))).toEqual([
      ['machine web-1', 'memory', '4 GiB', '2 GiB', '2026-01-02 02:39:05 UTC', 'only reported live'],
      [
        'disk root of machine db',
        'limit operations/s total',
        'none',
        '500',
        '2026-01-02 02:38:05 UTC',
        'waits for an operator live',
      ],
    ]);
    expect(
      rowsOf(partOf(troubled, 'held-back')).map(([step, impact, because]) => [step, impact, because]),
    ).toEqual([
      ['stop machine web (asked first; after 30 s its power is cut)', 'restart', 'policy'],
      ['set-memory:web-1', 'live', 'the drift policy'],
      ['start machine db', 'restart', 'the rollout: machines before it come first'],
    ]);
    expect(flat(partOf(troubled, 'held-back').text)).toContain(`fleetwright agent approve ${'e'.repeat(64)}`);
    expect(rowsOf(partOf(troubled, 'findings'))[0]).toEqual([
      'crash-loop',
      'machine web-1',
      '5 crashes in 10 min',
      '3 in 10 min',
      '2026-01-02 02:56:05 UTC',
    ]);
    expect(rowsOf(partOf(troubled, 'history'))).toHaveLength(5);
    expect(rowsOf(partOf(troubled, 'history'))[0]).toEqual([
      '2026-01-02 03:03:05 UTC',
      '41',
      'Steps have failed start-machine:web-1: cannot allocate memory',
      '3 done, 1 failed, 8 not started',
      '1 min 2 s',
    ]);
    expect(flat(partOf(troubled, 'refused').text)).toContain('would become smaller');
    expect(flat(partOf(troubled, 'warnings').text)).toContain('no usable KVM');
  });

  it('shows the pending change plan as the page of a review does', () => {
    const pending = partOf(troubled, 'pending');
    expect(
      findAll(pending, withAttribute('data-object')).map(({ attributes }) => attributes['data-name']),
    ).toEqual(['machine db', 'machine web']);
    for (const name of ['data-step', 'data-allocation', 'data-topology', 'data-timeline']) {
      expect(findAll(pending, withAttribute(name))).not.toEqual([]);
    }
  });

  it('tells the last lines of the log, the newest first', () => {
    const items = findAll(partOf(troubled, 'events'), withAttribute('data-kind'));
    expect(items.map(({ attributes }) => attributes['data-kind'])).toEqual([
      'resumed',
      'step-ended',
      'drift',
      'release-accepted',
    ]);
    expect(flat(items[1]?.text ?? '')).toContain('cannot allocate memory');
  });

  it('gives every moment as a program reads it, and as people do', () => {
    const times = findAll(troubled, ({ name }) => name === 'time').filter(
      ({ attributes }) => attributes['datetime'] !== undefined,
    );
    expect(times.length).toBeGreaterThan(20);
    for (const { attributes, text } of times) {
      expect(attributes['datetime']).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(attributes['title']).toBe(text);
    }
  });

  it('has no id twice', () => {
    const ids = findAll(troubled, withAttribute('id')).map(({ attributes }) => attributes['id']);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
});

describe('what is too much', () => {
  it('is counted instead of shown, and what matters stays', () => {
    const { status, rates } = manyFacts(MACHINES_LISTED_MAX + 50);
    const last = machine('zz-last', { actual: 'crashed' });
    const page = pageOf({ status: { ...status, machines: [...status.machines, last] }, rates, events: [] });
    const rows = findAll(page, withAttribute('data-machine'));
    expect(rows).toHaveLength(MACHINES_LISTED_MAX);
    expect(rows.at(-1)?.attributes['data-key']).toBe('zz-last');
    expect(findAll(page, withAttribute('data-left-out', '51'))).toHaveLength(1);
  });

  it('of events and rows is left out', () => {
    const many = <Entry>(entry: Entry, count: number): readonly Entry[] =>
      Array.from({ length: count }, () => entry);
    const [drift] = troubledStatus().drift;
    const [event] = EVENTS;
    if (drift === undefined || event === undefined) throw new Error('samples are needed');
    const page = pageOf({
      status: calmStatus({ drift: many(drift, ROWS_LISTED_MAX + 7) }),
      rates: [],
      events: many(event, EVENTS_LISTED_MAX + 20),
    });
    expect(rowsOf(partOf(page, 'drift'))).toHaveLength(ROWS_LISTED_MAX);
    expect(findAll(partOf(page, 'drift'), withAttribute('data-left-out', '7'))).toHaveLength(1);
    const keys = findAll(partOf(page, 'events'), withAttribute('data-kind')).map(
      ({ attributes }) => attributes['data-key'],
    );
    expect(new Set(keys).size).toBe(EVENTS_LISTED_MAX);
  });

  it('of a clock is borne', () => {
    const facts = {
      ...factsOf('troubled'),
      status: { ...troubledStatus(), writtenAtMs: Number.NaN, startedAtMs: 1e300 },
    };
    expect(() => pageOf(facts)).not.toThrow();
  });
});

describe('texts of others', () => {
  const skeletonOf = (page: PageNode): readonly string[] =>
    findAll(page, () => true).map(({ name, attributes }) => [name, ...Object.keys(attributes)].join(' '));
  const usual = skeletonOf(pageOf(saying(factsOf('troubled'), 'usual')));

  it.each(Object.entries(HOSTILE_TEXTS))('are text, whatever they look like: %s', (_name, text) => {
    const page = pageOf(saying(factsOf('troubled'), text));
    // Backticks, which people type too, make code of what is between them, and nothing else.
    const skeleton = skeletonOf(page).filter((line) => line !== 'code');
    expect(skeleton).toEqual(usual.filter((line) => line !== 'code'));
    const body = findAll(page, ({ name }) => name === 'main')[0]?.text ?? '';
    expect(body).toContain(plain(text).slice(0, 100).split('`')[0]?.trim());
    expect(body).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\u200b]/);
  });
});

describe('its security policy', () => {
  const { html, contentSecurityPolicy } = renderStatusPage(factsOf('troubled'));

  it('lets run and apply only what is in the page', () => {
    const digests = [...html.matchAll(/<(script|style)>([^]*?)<\/\1>/g)].map(
      ([, , text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    );
    expect(digests).toHaveLength(3);
    for (const digest of digests) expect(contentSecurityPolicy).toContain(digest);
    expect(contentSecurityPolicy).not.toContain('unsafe');
    expect(contentSecurityPolicy.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ]),
    );
    expect(html).not.toMatch(/ (style|on[a-z]+)="/);
  });

  it('stands in the document too', () => {
    const [meta] = findAll(parsePage(html), withAttribute('http-equiv', 'Content-Security-Policy'));
    expect(contentSecurityPolicy).toBe(`${meta?.attributes['content']}; frame-ancestors 'none'`);
  });

  it('is the same for every status', () => {
    expect(renderStatusPage(factsOf('calm')).contentSecurityPolicy).toBe(contentSecurityPolicy);
  });
});
