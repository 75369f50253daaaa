import { useGate, type FileCall } from './files';
import { DEFAULT_WAIT_SETTINGS, type Report } from '../../../host-agent/executor';
import type { LibvirtHost } from '../../../host-agent/libvirt';
import type { ChangePlan, Policy } from '../../../host-agent/planner';
import { createHands, type Hands } from '../../../host-agent/service/pass/hands';
import { decide, type Observation } from '../../../host-agent/service/pass/observe';
import { planDigest, type Plan } from '../../../lib/plan';
import type { FaultScenario } from '../types';
import { FaultyPassage } from './faulty';
import type { SimulatedStage } from './stage';

/** More rounds than any scenario has machines to take down. */
const ROUNDS_MAX = 10;

/** What one pass came to. */
export interface PassResult {
  /** Steps that were to be done, those held back included. */
  readonly wanted: readonly string[];
  readonly refused: readonly string[];
  /** Steps that were not done, with why. */
  readonly undone: readonly string[];
}

/** An agent that is broken on purpose: what it does to libvirt, and to files, instead of what it should. */
export interface Breakage {
  readonly wrap?: (host: LibvirtHost) => LibvirtHost;
  /** Undefined: as it should. */
  readonly file?: (call: FileCall) => (() => unknown) | undefined;
}

export interface PassOptions {
  readonly stage: SimulatedStage;
  readonly plan: Plan;
  readonly scenario: Pick<FaultScenario, 'policy' | 'machinesAtOnce'>;
  readonly passage?: FaultyPassage;
  readonly broken?: Breakage;
}

/** An agent that starts, brings the host to the plan and ends: looks, decides, does; once more for each group of machines. */
export async function runPass(options: PassOptions): Promise<PassResult> {
  const { stage } = options;
  const passage = options.passage ?? newPassage(stage);
  const { wrap, file } = options.broken ?? {};
  const passed = passage.host(stage.connect());
  const host = wrap === undefined ? passed : wrap(passed);
  passage.tamper = file;
  const roots = [stage.sandbox.poolDirectory];
  const hands = createHands(host, {
    stateDirectory: stage.stateDirectory,
    environment: { readFile: async () => undefined, canReadAndWrite: async () => false },
    settings: {
      ...DEFAULT_WAIT_SETTINGS,
      poolRoots: roots,
      imageRoots: [stage.imagesDirectory],
      secrets: { directory: stage.stateDirectory, identityFile: `${stage.stateDirectory}/identity` },
    },
    clock: stage.turns,
  });
  const restoreTime = useTime(stage);
  useGate(passage);
  try {
    return await stage.turns.drive(() => rounds(hands, options));
  } finally {
    useGate(undefined);
    restoreTime();
    // What the fault has brought about ends with the pass: space is made, guests are woken, libvirtd is started anew.
    stage.world.isFull = false;
    for (const { guest } of stage.world.state.domains) if (guest !== undefined) guest.frozen = false;
  }
}

function newPassage(stage: SimulatedStage): FaultyPassage {
  return new FaultyPassage({ world: stage.world, turns: stage.turns, folder: stage.folder });
}

/** Timers and the wall clock of this process, for those who ask Node itself. */
function useTime({ turns }: SimulatedStage): () => void {
  const { setTimeout, clearTimeout } = globalThis;
  const { now } = Date;
  Object.assign(globalThis, {
    setTimeout: (fire: () => void, ms: number) => turns.after(ms, fire),
    clearTimeout: (cancel: (() => void) | undefined) => cancel?.(),
  });
  Date.now = () => turns.nowMs();
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = now;
  };
}

async function rounds(hands: Hands, options: PassOptions): Promise<PassResult> {
  const all: PassResult[] = [];
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const result = await oneRound(hands, options);
    all.push(result.told);
    if (!result.again) break;
  }
  return {
    wanted: [...new Set(all.flatMap(({ wanted }) => wanted))],
    refused: all.at(-1)?.refused ?? [],
    undone: all.at(-1)?.undone ?? [],
  };
}

async function oneRound(
  hands: Hands,
  { plan, scenario }: PassOptions,
): Promise<{ readonly told: PassResult; readonly again: boolean }> {
  const observation = await hands.observe({ refreshPools: true });
  const policy = scenario.policy ?? {};
  const full = decided(plan, observation, policy);
  const waiting = waitingForTurn(full, scenario.machinesAtOnce);
  const held = waiting.map((name) => ({ kind: 'machine' as const, name }));
  const changePlan = held.length === 0 ? full : decided(plan, observation, { ...policy, held });
  if (changePlan.steps.length + changePlan.refusals.length === 0) await hands.tidy(plan);
  const report =
    changePlan.steps.length === 0
      ? undefined
      : await hands.execute({
          changePlan,
          plan,
          generation: 1,
          facts: observation.inventory.host,
          progress: () => undefined,
          signal: new AbortController().signal,
        });
  const told = {
    wanted: full.steps.map(({ id }) => id),
    refused: full.refusals.map(({ code, subject }) => `${code} ${subject.kind} ${subject.name}`),
    undone: report === undefined ? [] : undoneIn(report),
  };
  // The next ones only when those before are ready again.
  return { told, again: held.length > 0 && report?.succeeded === true };
}

function decided(plan: Plan, observation: Observation, policy: Policy): ChangePlan {
  return decide({ plan, planDigest: planDigest(plan) }, observation, { ...policy, retry: true }, Date.now());
}

/** Machines that would be taken down and whose turn it is not yet. */
function waitingForTurn({ steps }: ChangePlan, machinesAtOnce: number | undefined): readonly string[] {
  if (machinesAtOnce === undefined) return [];
  const stopped = steps.flatMap(({ action, subject }) =>
    action.kind === 'stop-machine' ? [subject.name] : [],
  );
  return [...new Set(stopped)].slice(machinesAtOnce);
}

function undoneIn({ steps }: Report): readonly string[] {
  return steps.flatMap(({ step, outcome }) => {
    if (outcome.kind === 'done') return [];
    if (outcome.kind === 'not-started') return [`${step.id} not started: ${outcome.because}`];
    return [`${step.id} ${outcome.failure.code}: ${outcome.failure.message}`];
  });
}
