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

export function machineSteps(
  draft: MachineDraft,
  decision: MachineDecision,
  around: Surroundings,
): MachinePart {
  const { machine } = draft;
  const subject: Subject = { kind: 'machine', name: machine.name };
  const stops = stopSteps(draft, decision, subject);
  const stopped = stops.map(({ id }) => id);
  const files = fileSteps(draft, stopped, around);
  const networks = networksOf(machine).map((name) => around.networks.get(name));
  const define = decision.define
    ? [defineStep(draft, decision, { subject, stopped, files, networks, around })]
    : [];
  const defined = define.map(({ id }) => id);
  const switches = switchSteps(draft, decision, { subject, defined });
  const ready = networks.flatMap((network) =>
    // The definition waits for a network that is made, so its start need not.
    (network?.readyAfter ?? []).filter((id) => defined.length === 0 || id !== network?.existsAfter),
  );
  const prepared =
    defined.length > 0 ? defined : [...stopped, ...files.map(({ id }) => id), ...awaitedFiles(draft, around)];
  const resume = decision.resume
    ? [
        makeStep({
          action: { kind: 'resume-machine', machine },
          subject,
          impact: 'live',
          changes: [powerChange(draft)],
          after: [...prepared, ...ready],
        }),
      ]
    : [];
  return {
    draft,
    decision,
    steps: [...stops, ...files, ...define, ...switches, ...resume],
    startAfter: [...prepared, ...ready],
    settledAfter: decision.start ? [`start-machine:${machine.name}`] : defined.length > 0 ? defined : stopped,
  };
}

/** The change that a start or a resumption makes. */
export function powerChange({ actual }: MachineDraft): FieldChange {
  return { field: 'powerState', from: actual?.state ?? 'absent', to: 'running', impact: 'live' };
}

function stopSteps(draft: MachineDraft, { stop }: MachineDecision, subject: Subject): readonly Step[] {
  if (stop === undefined) return [];
  const machine = stoppable(draft.machine, stop.dead);
  return [
    makeStep({
      action: { kind: 'stop-machine', machine },
      subject,
      impact: 'restart',
      changes: stop.changes,
    }),
  ];
}

function stoppable({ name, uuid, stop }: PlanMachine, dead: boolean): StoppableMachine {
  return dead ? { name, uuid, timeoutSeconds: 0, onTimeout: 'force' } : { name, uuid, ...stop };
}

/** Makes disks and seed that are missing; grows disks once nothing holds them open. */
function fileSteps(draft: MachineDraft, stopped: readonly string[], around: Surroundings): readonly Step[] {
  const { machine } = draft;
  const subjectOf = (name: string): Subject => ({ kind: 'disk', name, machine: machine.name });
  const poolReady = (pool: string): string | undefined => around.pools.get(pool)?.readyAfter;
  const creates = draft.creates.map((disk) => {
    const image = disk.source.kind === 'blank' ? undefined : around.images.get(disk.source.image);
    const impliesPool = image?.readyAfter !== undefined && image.image.pool === disk.pool;
    return makeStep({
      action: { kind: 'create-disk', machine, disk },
      subject: subjectOf(disk.name),
      impact: 'live',
      changes: [{ field: 'sizeMiB', to: disk.sizeMiB, impact: 'live' }],
      after: [image?.readyAfter, impliesPool ? undefined : poolReady(disk.pool)],
    });
  });
  const grows = draft.grows.map(({ disk, fromMiB }) =>
    makeStep({
      action: { kind: 'grow-disk', machine, disk },
      subject: subjectOf(disk.name),
      impact: stopped.length > 0 ? 'restart' : 'live',
      changes: [
        {
          field: 'sizeMiB',
          from: fromMiB,
          to: disk.sizeMiB,
          impact: stopped.length > 0 ? 'restart' : 'live',
        },
      ],
      after: stopped,
    }),
  );
  const seed = draft.writesSeed
    ? [
        makeStep({
          action: { kind: 'write-seed', machine },
          subject: { kind: 'machine', name: machine.name },
          impact: 'live',
          changes: [{ field: 'cloudInit', to: machine.cloudInit?.fileName ?? '', impact: 'live' }],
          after: [poolReady(machine.cloudInit?.pool ?? '')],
        }),
      ]
    : [];
  return [...creates, ...grows, ...seed];
}

function defineStep(
  draft: MachineDraft,
  decision: MachineDecision,
  options: {
    readonly subject: Subject;
    readonly stopped: readonly string[];
    readonly files: readonly Step[];
    readonly networks: readonly (NetworkPart | undefined)[];
    readonly around: Surroundings;
  },
): Step {
  const { machine, actual, active } = draft;
  const { subject, stopped, files, networks, around } = options;
  const runs = active && decision.stop === undefined && actual !== undefined;
  const changes =
    actual === undefined ? allocationChanges(machine) : [...draft.stored, ...draft.mark.changes];
  const grown = files.some((step) => step.action.kind === 'grow-disk');
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
    after: [
      // A disk that grows waits for the stop already.
      ...(grown ? [] : stopped),
      ...files.map(({ id }) => id),
      ...networks.map((network) => network?.existsAfter),
      ...awaitedFiles(draft, around),
    ],
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
