import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  formatStatement,
  judgeAncestry,
  type ReleaseReference,
  type ReleaseStatement,
} from '../../../../host-agent/sources';
import { sha256Hex } from '../../../../lib/plan';
import { SshKeys } from '../trust/ssh-keys';
import { planWith, releaseFile, releaseOf, statementOf } from './releases';

const NOW_MS = Date.UTC(2026, 5, 1, 13);
const digestOf = (statement: ReleaseStatement): string => sha256Hex(formatStatement(statement));
const named = (description: string) =>
  planWith((draft) => Object.assign(draft.machines[0] ?? {}, { description }));

let keys: SshKeys;
let alice = '';
let mallory = '';
let allowedSigners = '';
beforeAll(() => {
  keys = new SshKeys();
  alice = keys.make('alice', '-t', 'ed25519');
  mallory = keys.make('mallory', '-t', 'ed25519');
  allowedSigners = `lab/* ${keys.publicKey(alice)}\nshop/* ${keys.publicKey(mallory)}\n`;
});
afterAll(() => keys.remove());

/** Generations 1 to `last`, each on top of the one before. */
function chain(
  last: number,
  plan = (generation: number) => named(`generation ${generation}`),
): ReleaseStatement[] {
  const statements: ReleaseStatement[] = [];
  for (let generation = 1; generation <= last; generation += 1) {
    const before = statements.at(-1);
    const link = before === undefined ? {} : { parent: digestOf(before) };
    statements.push(statementOf({ generation, ...link }, plan(generation)));
  }
  return statements;
}

interface Case {
  readonly statements: readonly ReleaseStatement[];
  readonly floor?: ReleaseReference;
  /** Newest first. */
  readonly earlier: readonly Uint8Array[];
  readonly allowUnsigned?: boolean;
}

async function judge({ statements, floor, earlier, allowUnsigned = false }: Case) {
  const tip = statements.at(-1);
  if (tip === undefined) throw new Error('no releases');
  let read = 0;
  const judgement = await judgeAncestry({
    release: releaseOf(tip),
    ...(floor === undefined ? {} : { floor }),
    earlier: (async function* () {
      for (const bytes of earlier) {
        read += 1;
        yield await Promise.resolve(bytes);
      }
    })(),
    trust: { allowedSigners, allowUnsigned },
    address: { fleet: 'lab', host: 'kvm-1', machineId: 'a'.repeat(32) },
    nowMs: NOW_MS,
  });
  return { judgement, read };
}

const signed = (statement: ReleaseStatement, key = alice): Uint8Array => releaseFile(statement, keys, key);
const newestFirst = (statements: readonly ReleaseStatement[]): Uint8Array[] =>
  statements.map((statement) => signed(statement)).reverse();
const reference = (statement: ReleaseStatement): ReleaseReference => ({
  generation: statement.generation,
  planDigest: statement.planDigest,
  releaseDigest: digestOf(statement),
});
const at = (statements: readonly ReleaseStatement[], generation: number): ReleaseStatement => {
  const found = statements.find((statement) => statement.generation === generation);
  if (found === undefined) throw new Error(`no generation ${generation}`);
  return found;
};

const LINKED = { kind: 'linked' };
const refusedFor = (message: RegExp) => ({
  kind: 'refused',
  code: 'history-untrusted',
  message: expect.stringMatching(message),
  generation: 5,
});

describe('a release descends', () => {
  const statements = chain(5);
  const floor = reference(at(statements, 2));

  it('from what was accepted, when all between are there and signed', async () => {
    const { judgement, read } = await judge({
      statements,
      floor,
      earlier: newestFirst(statements.slice(0, 4)),
    });
    expect({ judgement, read }).toEqual({ judgement: LINKED, read: 2 });
  });

  it('from nothing where nothing was accepted, and nothing is read', async () => {
    expect(await judge({ statements, earlier: [] })).toEqual({ judgement: LINKED, read: 0 });
  });

  it('from its parent without reading it', async () => {
    const before = reference(at(statements, 4));
    expect(await judge({ statements, floor: before, earlier: [] })).toEqual({ judgement: LINKED, read: 0 });
    expect(
      (await judge({ statements, floor: { ...before, releaseDigest: 'c'.repeat(64) }, earlier: [] }))
        .judgement,
    ).toMatchObject(refusedFor(/rewritten/));
  });

  it('from itself', async () => {
    expect((await judge({ statements, floor: reference(at(statements, 5)), earlier: [] })).judgement).toEqual(
      LINKED,
    );
  });

  it('past what does not lead to it', async () => {
    const [four, three, two, one] = newestFirst(statements.slice(0, 4));
    const stray = signed(statementOf({ generation: 4 }, named('stray')));
    const earlier = [stray, Buffer.from('garbage'), four, stray, four, three, two, one].filter(
      (bytes) => bytes !== undefined,
    );
    expect((await judge({ statements, floor, earlier })).judgement).toEqual(LINKED);
  });

  it('from what is known by its plan only, when the release with this plan is there', async () => {
    const { releaseDigest: _unknown, ...byPlan } = floor;
    const earlier = newestFirst(statements.slice(0, 4));
    expect(await judge({ statements, floor: byPlan, earlier })).toEqual({ judgement: LINKED, read: 3 });
    expect(
      (await judge({ statements, floor: { ...byPlan, planDigest: 'c'.repeat(64) }, earlier })).judgement,
    ).toMatchObject(refusedFor(/another plan/));
    expect(
      (await judge({ statements, floor: byPlan, earlier: earlier.slice(0, 2) })).judgement,
    ).toMatchObject(refusedFor(/does not have the release of generation 2/));
  });

  it('from a plan that was applied by hand, down to the first release', async () => {
    const byHand = { generation: 0, planDigest: 'c'.repeat(64) };
    const earlier = newestFirst(statements.slice(0, 4));
    expect((await judge({ statements, floor: byHand, earlier })).judgement).toEqual(LINKED);
    expect(
      (await judge({ statements, floor: byHand, earlier: earlier.slice(0, 3) })).judgement,
    ).toMatchObject(refusedFor(/generation 1/));
  });

  it('from unsigned ones where those are taken', async () => {
    const earlier = statements
      .slice(0, 4)
      .map((statement) => releaseFile(statement))
      .reverse();
    expect((await judge({ statements, floor, earlier, allowUnsigned: true })).judgement).toEqual(LINKED);
  });
});

describe('a signed release is refused over', () => {
  const statements = chain(5);
  const floor = reference(at(statements, 2));

  it.each<readonly [string, () => readonly Uint8Array[], RegExp]>([
    [
      'an unsigned parent',
      () => [releaseFile(at(statements, 4)), signed(at(statements, 3))],
      /generation 4, which is not to be trusted\. Nobody has signed it/,
    ],
    [
      'an unsigned one further down',
      () => [signed(at(statements, 4)), releaseFile(at(statements, 3))],
      /generation 3, which is not to be trusted/,
    ],
    [
      'one that somebody signed who may not',
      () => [signed(at(statements, 4), mallory), signed(at(statements, 3))],
      /may not sign for lab\/kvm-1/,
    ],
    [
      'a parent that is missing',
      () => [signed(at(statements, 3))],
      /does not have the release of generation 4/,
    ],
    ['no history at all', () => [], /does not have the release of generation 4/],
    ['a history that is cut', () => [signed(at(statements, 4))], /does not have the release of generation 3/],
  ])('%s', async (_name, earlier, message) => {
    const { judgement } = await judge({ statements, floor, earlier: earlier() });
    expect(judgement).toMatchObject(refusedFor(message));
  });

  it('a history that leads elsewhere', async () => {
    const forked = { ...floor, releaseDigest: 'c'.repeat(64) };
    const { judgement } = await judge({
      statements,
      floor: forked,
      earlier: newestFirst(statements.slice(0, 4)),
    });
    expect(judgement).toMatchObject(refusedFor(/Generation 3 does not descend/));
  });

  it('a parent of another generation', async () => {
    const skipped = statementOf({ generation: 3, parent: digestOf(at(statements, 2)) });
    const tip = statementOf({ generation: 5, parent: digestOf(skipped) });
    const { judgement } = await judge({ statements: [tip], floor, earlier: [signed(skipped)] });
    expect(judgement).toMatchObject(refusedFor(/It has generation 3/));
  });

  it('a parent for another host', async () => {
    const plan = planWith((draft) => Object.assign(draft.host, { name: 'kvm-2' }));
    const other = statementOf({ generation: 4, parent: digestOf(at(statements, 3)) }, plan);
    const tip = statementOf({ generation: 5, parent: digestOf(other) });
    const { judgement } = await judge({ statements: [tip], floor, earlier: [signed(other)] });
    expect(judgement).toMatchObject(refusedFor(/for host lab\/kvm-2/));
  });
});

describe('a long history', () => {
  it('is not followed for ever', async () => {
    const tip = statementOf({ generation: 100 });
    const floor = { generation: 3, planDigest: 'c'.repeat(64), releaseDigest: 'c'.repeat(64) };
    const { judgement, read } = await judge({ statements: [tip], floor, earlier: [releaseFile(tip)] });
    expect(read).toBe(0);
    expect(judgement).toMatchObject({
      code: 'history-untrusted',
      message: expect.stringMatching(/97 generations .* generation 67/),
    });
  });

  it('of what does not lead there is not read for ever', async () => {
    const tip = statementOf({ generation: 5 });
    const floor = { generation: 3, planDigest: 'c'.repeat(64), releaseDigest: 'c'.repeat(64) };
    const strays = Array.from({ length: 1000 }, () => Buffer.from('stray\n'));
    const { judgement, read } = await judge({ statements: [tip], floor, earlier: strays });
    expect(read).toBeLessThanOrEqual(65);
    expect(judgement).toMatchObject(refusedFor(/among the last 64/));
  });

  it('is followed as far as is promised', async () => {
    const plan = planWith();
    const statements = chain(66, () => plan);
    const floor = reference(at(statements, 2));
    const earlier = statements
      .slice(0, 65)
      .map((statement) => releaseFile(statement))
      .reverse();
    expect((await judge({ statements, floor, earlier, allowUnsigned: true })).judgement).toEqual(LINKED);
  });
});
