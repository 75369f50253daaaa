import type { PlanMachine } from '../../../../lib/plan';
import type { FieldChange, Step, StoppableMachine, Subject } from '../../change-plan';
import { worstImpact } from '../../impacts';
import { makeStep } from '../../order/step';
import type { PlannerContext } from '../../view/context';
import { accelerationFor, accelerationWhileRunning } from '../acceleration';
import type { ImagePart } from '../images';
import type { NetworkPart } from '../network/steps';
import type { PoolPart } from '../pools';
import type { MachineDecision } from './decision';
import type { MachineDraft } from './draft';

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
 * Makes what is missing first, stops the machine only when all of that is there, grows its disks, and defines it: so a step that
 * fails early leaves a running machine running.
 */
export function machineSteps(
  draft: MachineDraft,
  decision: MachineDecision,
  around: Surroundings,
): MachinePart {
  const { machine } = draft;
  const subject: Subject = { kind: 'machine', name: machine.name };
  const makes = makeSteps(draft, around);
  const made = [...makes.map(({ id }) => id), ...awaitedFiles(draft, around)];
  const stops = stopSteps(draft, decision, { subject, made });
  const stopped = stops.map(({ id }) => id);
  const grows = growSteps(draft, stopped);
  const grown = grows.map(({ id }) => id);
  const networks = networksOf(machine).flatMap((name) => around.networks.get(name) ?? []);
  const prepared = stopped.length === 0 ? [...made, ...grown] : grown.length > 0 ? grown : stopped;
  const define = decision.define
    ? [defineStep(draft, decision, { subject, prepared, networks, around })]
    : [];
  const defined = define.map(({ id }) => id);
  const startAfter =
    defined.length > 0 ? afterDefinition(defined, networks) : afterNetworks(prepared, networks);
  const resume = decision.resume ? [resumeStep(draft, subject, startAfter)] : [];
  return {
    draft,
    decision,
    steps: [
      ...makes,
      ...stops,
      ...grows,
      ...define,
      ...switchSteps(draft, decision, { subject, defined }),
      ...resume,
    ],
    startAfter,
    settledAfter: decision.start ? [`start-machine:${machine.name}`] : defined.length > 0 ? defined : stopped,
  };
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
  const implied = new Set(
    networks.flatMap(({ steps }) =>
      steps.filter(({ id }) => ready.includes(id)).flatMap(({ after }) => after),
    ),
  );
  return [...prepared.filter((id) => !implied.has(id)), ...ready];
}

/** The change that a start or a resumption makes. */
export function powerChange({ actual }: MachineDraft): FieldChange {
  return { field: 'powerState', from: actual?.state ?? 'absent', to: 'running', impact: 'live' };
}

function resumeStep(draft: MachineDraft, subject: Subject, after: readonly string[]): Step {
  const { machine } = draft;
  return makeStep({
    action: { kind: 'resume-machine', machine },
    subject,
    impact: 'live',
    changes: [powerChange(draft)],
    after,
  });
}

function stopSteps(
  draft: MachineDraft,
  { stop, define, start }: MachineDecision,
  { subject, made }: { readonly subject: Subject; readonly made: readonly string[] },
): readonly Step[] {
  if (stop === undefined) return [];
  const machine = stoppable(draft.machine, stop.dead);
  return [
    makeStep({
      action: { kind: 'stop-machine', machine },
      subject,
      impact: 'restart',
      changes: stop.changes,
      after: define || start ? made : [],
    }),
  ];
}

function stoppable({ name, uuid, stop }: PlanMachine, dead: boolean): StoppableMachine {
  return dead ? { name, uuid, timeoutSeconds: 0, onTimeout: 'force' } : { name, uuid, ...stop };
}

/** Makes disks and seed that are missing. */
function makeSteps(draft: MachineDraft, around: Surroundings): readonly Step[] {
  const { machine } = draft;
  const poolReady = (pool: string): string | undefined => around.pools.get(pool)?.readyAfter;
  const creates = draft.creates.map((disk) => {
    const image = disk.source.kind === 'blank' ? undefined : around.images.get(disk.source.image);
    const impliesPool = image?.readyAfter !== undefined && image.image.pool === disk.pool;
    return makeStep({
      action: { kind: 'create-disk', machine, disk },
      subject: { kind: 'disk', name: disk.name, machine: machine.name },
      impact: 'live',
      changes: [{ field: 'sizeMiB', to: disk.sizeMiB, impact: 'live' }],
      after: [image?.readyAfter, impliesPool ? undefined : poolReady(disk.pool)],
    });
  });
  if (!draft.writesSeed || machine.cloudInit === undefined) return creates;
  const seed = makeStep({
    action: { kind: 'write-seed', machine },
    subject: { kind: 'machine', name: machine.name },
    impact: 'live',
    changes: [{ field: 'cloudInit', to: machine.cloudInit.fileName, impact: 'live' }],
    after: [poolReady(machine.cloudInit.pool)],
  });
  return [...creates, seed];
}

/** Grows disks once nothing holds them open. */
function growSteps(draft: MachineDraft, stopped: readonly string[]): readonly Step[] {
  const { machine } = draft;
  const impact = stopped.length > 0 ? 'restart' : 'live';
  return draft.grows.map(({ disk, fromMiB }) =>
    makeStep({
      action: { kind: 'grow-disk', machine, disk },
      subject: { kind: 'disk', name: disk.name, machine: machine.name },
      impact,
      changes: [{ field: 'sizeMiB', from: fromMiB, to: disk.sizeMiB, impact }],
      after: stopped,
    }),
  );
}

function defineStep(
  draft: MachineDraft,
  decision: MachineDecision,
  options: {
    readonly subject: Subject;
    readonly prepared: readonly string[];
    readonly networks: readonly NetworkPart[];
    readonly around: Surroundings;
  },
): Step {
  const { machine, actual, active } = draft;
  const { subject, prepared, networks, around } = options;
  const runs = active && decision.stop === undefined && actual !== undefined;
  const changes =
    actual === undefined ? allocationChanges(machine) : [...draft.stored, ...draft.mark.changes];
  return makeStep({
    action: {
      kind: 'define-machine',
      machine,
      acceleration: runs
        ? accelerationWhileRunning(machine, actual, around.context)
        : accelerationFor(machine, around.context),
      markedVolumes: draft.mark.meanwhile,
    },
    subject,
    impact: worstImpact(changes.map((change) => change.impact)),
    changes,
    after: [...prepared, ...networks.map((network) => network.existsAfter)],
  });
}

/** Steps that bring files which the machine uses and which no step of its own makes: boot files, bases of disks, whole pools. */
function awaitedFiles(draft: MachineDraft, { images, pools }: Surroundings): readonly string[] {
  const { boot, disks, cloudInit } = draft.machine;
  const made = new Set(draft.creates.map((disk) => disk.name));
  const present = disks.filter((disk) => !made.has(disk.name));
  const bases = present.flatMap(({ source }) => (source.kind === 'image' ? [source.image] : []));
  const bootFiles =
    boot.kind === 'kernel' ? [boot.kernel, ...(boot.initrd === undefined ? [] : [boot.initrd])] : [];
  const awaited = [...bases, ...bootFiles].flatMap((name) => {
    const image = images.get(name);
    return image?.readyAfter === undefined ? [] : [{ pool: image.image.pool, id: image.readyAfter }];
  });
  // An image is fetched after its pool is ready, so waiting for the image is enough.
  const covered = new Set(awaited.map(({ pool }) => pool));
  const seedPools = cloudInit === undefined || draft.writesSeed ? [] : [cloudInit.pool];
  const awaitedPools = [...present.map((disk) => disk.pool), ...seedPools].filter(
    (pool) => !covered.has(pool),
  );
  return [...awaited.map(({ id }) => id), ...awaitedPools.map((name) => pools.get(name)?.readyAfter)].filter(
    (id) => id !== undefined,
  );
}

function switchSteps(
  draft: MachineDraft,
  decision: MachineDecision,
  { subject, defined }: { readonly subject: Subject; readonly defined: readonly string[] },
): readonly Step[] {
  const { machine, mark } = draft;
  const setMark = decision.setMark
    ? [
        makeStep({
          action: { kind: 'set-machine-mark', machine, markedVolumes: mark.finally },
          subject,
          impact: 'live',
          changes: mark.changes,
        }),
      ]
    : [];
  const setAutostart = decision.setAutostart
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
  return [...setMark, ...setAutostart];
}

/** What a new machine is given. */
function allocationChanges(machine: PlanMachine): readonly FieldChange[] {
  const entry = (field: string, to: FieldChange['to'] & {}): FieldChange => ({ field, to, impact: 'live' });
  return [
    entry('vcpus.current', machine.vcpus.current),
    entry('vcpus.maximum', machine.vcpus.maximum),
    entry('memory.currentMiB', machine.memory.currentMiB),
    entry('memory.maximumMiB', machine.memory.maximumMiB),
    entry(
      'disks',
      machine.disks.map((disk) => disk.name),
    ),
    entry(
      'nics',
      machine.nics.map((nic) => nic.name),
    ),
  ];
}

/** Networks that the machine's NICs are on, each once. */
export function networksOf(machine: PlanMachine): readonly string[] {
  const names = machine.nics.flatMap(({ attachment }) =>
    attachment.kind === 'network' ? [attachment.network] : [],
  );
  return [...new Set(names)];
}
