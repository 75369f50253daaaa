import type { Step, StoppableMachine } from '../../change-plan';
import type { PlanMachine } from '../../../../lib/plan';
import { worstImpact } from '../../impacts';
import { makeStep } from '../../order/step';
import type { PlannerContext } from '../../view/context';
import { accelerationFor, accelerationWhileRunning } from '../acceleration';
import type { ImagePart } from '../images';
import type { NetworkPart } from '../network/steps';
import type { PoolPart } from '../pools';
import { allocationChanges, powerChange } from './changes';
import { isIdle, type MachineDecision } from './decision';
import type { MachineDraft } from './draft';
import { awaitedFiles, makeSteps, offlineDiskSteps } from './file-steps';
import { liveSteps } from './live-steps';

/** A machine's own steps, apart from its start, which waits for machines of lower rank. */
export interface MachinePart {
  readonly draft: MachineDraft;
  readonly decision: MachineDecision;
  readonly steps: readonly Step[];
  /** Steps that the machine's start comes after. */
  readonly startAfter: readonly string[];
  /** Whatever is removed from the machine comes after these: then nothing of it uses what goes. */
  readonly settledAfter: readonly string[];
}

export interface Surroundings {
  readonly pools: ReadonlyMap<string, PoolPart>;
  readonly images: ReadonlyMap<string, ImagePart>;
  readonly networks: ReadonlyMap<string, NetworkPart>;
  readonly context: PlannerContext;
}

/** Id of the step that stops a machine of the plan, known before the step is made: networks wait for it. */
export function stopStepId(machine: { readonly name: string }): string {
  return `stop-machine:${machine.name}`;
}

/**
 * Makes what is missing first. A machine that can keep running is changed live and defined afterwards, so that a change which
 * failed halfway still differs and is looked at again. One that cannot is stopped only when all that it needs is there, and
 * renamed, given its disks and defined while it is down: so a step that fails early leaves a running machine running.
 */
export function machineSteps(
  draft: MachineDraft,
  decision: MachineDecision,
  around: Surroundings,
): MachinePart {
  if (isIdle(draft, decision)) return { draft, decision, steps: [], startAfter: [], settledAfter: [] };
  const { machine, subject } = draft;
  const makes = makeSteps(draft, around);
  const awaited = awaitedFiles(draft, around);
  const made = [...makes.map(({ id }) => id), ...awaited];
  const networks = networksOf(machine).flatMap((name) => around.networks.get(name) ?? []);
  const ahead = decision.start ? networks.flatMap(readyWithoutStops) : [];
  const stops = stopSteps(draft, decision, [...made, ...ahead]);
  const stopped = stops.map(({ id }) => id);
  const renames = renameSteps(draft, decision, stopped);
  // What is done with its disks finds the machine by the name that it gets.
  const named = renames.length > 0 ? renames.map(({ id }) => id) : stopped;
  const offline = [...renames, ...offlineDiskSteps(draft, decision, { ready: named, around })];
  const done = lastOf(offline);
  const prepared = stopped.length === 0 ? [...made, ...done] : done.length > 0 ? done : stopped;
  const early =
    decision.live.length > 0 && decision.resume ? [resumeStep(draft, afterNetworks(prepared, networks))] : [];
  const lives = liveSteps(draft, decision.live, {
    makes,
    awaited,
    resumed: early.map(({ id }) => id),
    around,
  });
  const changed = lives.map(({ id }) => id);
  const implied = new Set(lives.flatMap(({ after }) => after));
  const ready = [...changed, ...prepared.filter((id) => !implied.has(id))];
  const define = decision.define ? [defineStep(draft, decision, { prepared: ready, networks, around })] : [];
  const defined = define.map(({ id }) => id);
  const startAfter =
    defined.length > 0 ? afterDefinition(defined, networks) : afterNetworks(prepared, networks);
  const resume = decision.resume && early.length === 0 ? [resumeStep(draft, startAfter)] : [];
  return {
    draft,
    decision,
    steps: [
      ...makes,
      ...stops,
      ...offline,
      ...early,
      ...lives,
      ...define,
      ...switchSteps(draft, decision, defined),
      ...resume,
    ],
    startAfter,
    settledAfter: decision.start
      ? [`start-machine:${subject.name}`]
      : ([defined, changed, stopped].find((ids) => ids.length > 0) ?? []),
  };
}

/** A network that waits for no machine to stop is there before one is stopped: without it the machine could not start again. */
function readyWithoutStops({ readyAfter, waitsForStops }: NetworkPart): readonly string[] {
  return waitsForStops ? [] : readyAfter;
}

/** Steps that no other one of them waits for. */
function lastOf(steps: readonly Step[]): readonly string[] {
  const waited = new Set(steps.flatMap(({ after }) => after));
  return steps.map(({ id }) => id).filter((id) => !waited.has(id));
}

/** The definition waits for networks that are made, so what follows it need not. */
function afterDefinition(defined: readonly string[], networks: readonly NetworkPart[]): readonly string[] {
  const ready = networks.flatMap(({ readyAfter, existsAfter }) =>
    readyAfter.filter((id) => id !== existsAfter),
  );
  return [...defined, ...ready];
}

/** A network that waits for the machine to stop spares its start waiting for that as well. */
function afterNetworks(prepared: readonly string[], networks: readonly NetworkPart[]): readonly string[] {
  const ready = networks.flatMap(({ readyAfter }) => readyAfter);
  return [...prepared.filter((id) => !networks.some(({ readyImplies }) => readyImplies.has(id))), ...ready];
}

function resumeStep(draft: MachineDraft, after: readonly string[]): Step {
  const { machine, subject } = draft;
  return makeStep({
    action: { kind: 'resume-machine', machine },
    subject,
    impact: 'live',
    changes: [powerChange(draft)],
    after,
  });
}

function stopSteps(
  { machine, actual, subject }: MachineDraft,
  { stop, define, start }: MachineDecision,
  made: readonly string[],
): readonly Step[] {
  if (stop === undefined) return [];
  return [
    makeStep({
      action: { kind: 'stop-machine', machine: stoppable(machine, actual?.name ?? machine.name, stop.dead) },
      subject,
      impact: worstImpact(['restart', ...stop.changes.map(({ impact }) => impact)]),
      changes: stop.changes,
      after: define || start ? made : [],
    }),
  ];
}

/** It still has the name that it is about to lose. */
function stoppable({ uuid, stop }: PlanMachine, name: string, dead: boolean): StoppableMachine {
  return dead ? { name, uuid, timeoutSeconds: 0, onTimeout: 'force' } : { name, uuid, ...stop };
}

function renameSteps(
  { machine, subject }: MachineDraft,
  { rename, stop }: MachineDecision,
  after: readonly string[],
): readonly Step[] {
  if (rename === undefined) return [];
  const impact = stop === undefined ? 'live' : 'restart';
  return [
    makeStep({
      action: { kind: 'rename-machine', machine, from: rename },
      subject,
      impact,
      changes: [{ field: 'name', from: rename, to: machine.name, impact }],
      after,
    }),
  ];
}

function defineStep(
  draft: MachineDraft,
  decision: MachineDecision,
  options: {
    readonly prepared: readonly string[];
    readonly networks: readonly NetworkPart[];
    readonly around: Surroundings;
  },
): Step {
  const { machine, actual, active, subject } = draft;
  const { prepared, networks, around } = options;
  const runs = active && decision.stop === undefined && actual !== undefined;
  const changes =
    actual === undefined ? allocationChanges(machine) : [...decision.defined, ...decision.mark.changes];
  return makeStep({
    action: {
      kind: 'define-machine',
      machine,
      acceleration: runs
        ? accelerationWhileRunning(machine, actual, around.context)
        : accelerationFor(machine, around.context),
      markedVolumes: decision.mark.meanwhile,
    },
    subject,
    impact: worstImpact(changes.map((change) => change.impact)),
    changes,
    after: [...prepared, ...networks.map((network) => network.existsAfter)],
  });
}

function switchSteps(
  { machine, subject }: MachineDraft,
  { mark, setMark, setAutostart }: MachineDecision,
  defined: readonly string[],
): readonly Step[] {
  const markStep = setMark
    ? [
        makeStep({
          action: { kind: 'set-machine-mark', machine, markedVolumes: mark.finally },
          subject,
          impact: 'live',
          changes: mark.changes,
        }),
      ]
    : [];
  const autostartStep = setAutostart
    ? [
        makeStep({
          action: { kind: 'set-machine-autostart', machine },
          subject,
          impact: 'live',
          changes: [{ field: 'autostart', from: !machine.autostart, to: machine.autostart, impact: 'live' }],
          after: defined,
        }),
      ]
    : [];
  return [...markStep, ...autostartStep];
}

/** Networks that the machine's NICs are on, each once. */
export function networksOf(machine: PlanMachine): readonly string[] {
  const names = machine.nics.flatMap(({ attachment }) =>
    attachment.kind === 'network' ? [attachment.network] : [],
  );
  return [...new Set(names)];
}
