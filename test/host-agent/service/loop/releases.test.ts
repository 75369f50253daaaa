import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_AGENT_CONFIGURATION } from '../../../../host-agent/configuration';
import { EMPTY_LEDGER } from '../../../../host-agent/executor/ledger/document';
import type { Board } from '../../../../host-agent/service/loop/board';
import type { LoopParts } from '../../../../host-agent/service/loop/parts';
import { Releases } from '../../../../host-agent/service/loop/releases';
import type { State } from '../../../../host-agent/service/loop/state';
import { EMPTY_MEMORY } from '../../../../host-agent/service/memory/document';
import type { AgentMemory } from '../../../../host-agent/service/memory/types';
import { SshKeys } from '../../sources/trust/ssh-keys';
import { formatRelease, formatStatement, parseRelease } from '../../../../host-agent/sources';
import { emptyHost } from '../../planner/apply';
import { FLEET, HOST } from '../../planner/sample-plan';
import { useAgentWorld } from './agent-world';
import { releaseOf } from './fake-source';
import { loopMachine, loopPlan } from './loop-plan';

const plan = loopPlan([loopMachine(1)]);

describe('the release in force', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fleetwright-releases-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is the one that was accepted while the one before was read', async () => {
    let memory: AgentMemory = EMPTY_MEMORY;
    let written = Promise.resolve();
    let arrived = (): void => undefined;
    const state = {
      get memory() {
        return memory;
      },
      open: () => Promise.resolve(EMPTY_LEDGER),
      guard: <Result>(work: () => Promise<Result>) => work(),
      update: async (change: (memory: AgentMemory) => AgentMemory) => {
        arrived();
        await written;
        memory = change(memory);
      },
    } as unknown as State;
    const board = {
      view: { observedGeneration: 0 },
      update: () => undefined,
      log: () => undefined,
    } as unknown as Board;
    const parts = {
      configuration: {
        ...DEFAULT_AGENT_CONFIGURATION,
        poolRoots: ['/pools'],
        stateDirectory: directory,
        trust: { allowedSignersFile: join(directory, 'allowed_signers'), allowUnsigned: true },
      },
      identity: { fleet: FLEET, host: HOST },
      clock: { nowMs: () => Date.UTC(2026, 0, 1) },
    } as unknown as LoopParts;
    const releases = new Releases(parts, board, state);
    const inventory = emptyHost().inventory();
    const first = releaseOf(plan, 1);
    await releases.consider({ kind: 'release', bytes: first.bytes, revision: '1' }, inventory);
    // Everything about the second one is done but the last word.
    let goOn = (): void => undefined;
    written = new Promise((resolve) => void (goOn = resolve));
    const reached = new Promise<void>((resolve) => void (arrived = resolve));
    const second = releaseOf(plan, 2, { parent: first.digest });
    const accepting = releases.consider({ kind: 'release', bytes: second.bytes, revision: '2' }, inventory);
    await reached;
    const reading = releases.current();
    goOn();
    await accepting;
    expect((await reading)?.accepted.digest).toBe(second.digest);
    expect((await releases.current())?.accepted.digest).toBe(second.digest);
  });
});

describe('a key that is taken out', () => {
  const world = useAgentWorld();
  let keys: SshKeys;
  beforeEach(() => {
    keys = new SshKeys();
  });
  afterEach(() => keys.remove());

  it('ends the trust in what it has signed at the next look, until it is back', async () => {
    const key = keys.make('alice', '-t', 'ed25519');
    const signers = join(world().directory, 'allowed_signers');
    const line = `${FLEET}/${HOST} ${keys.publicKey(key)}\n`;
    await writeFile(signers, line);
    const parsed = parseRelease(releaseOf(plan, 1).bytes);
    if (!parsed.ok) throw new Error('it is a release');
    const statement = formatStatement(parsed.release.statement);
    world().source.offered = formatRelease(statement, keys.sign(key, statement));
    world().start();
    await world().untilApplied(1);
    expect(world().reason('Trusted')).toBe('SignatureTrusted');
    await writeFile(signers, '');
    world().stopByHand('web-1');
    await world().untilReason('Trusted', 'TrustLost');
    await world().pass(300_000);
    expect(world().stateOf('web-1')).toBe('stopped');
    expect(world().logs('trust-lost')).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('`fleetwright verify` says what to write.'),
      }),
    ]);
    await writeFile(signers, line);
    await world().untilApplied(1);
    expect(world().stateOf('web-1')).toBe('running');
  });
});
