import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IMPACTS } from '../../../host-agent/planner';
import { useLiveHost } from '../../support/live-host';
import type { TinyGuestState } from '../../support/tiny-guest';
import { SandboxAgent, undone, type PassAnswer } from './agent';
import { askGuest } from './guest-view';
import { labDraft, labMachine, makeExtraImages, type Draft, type DraftMachine } from './lab';
import { Dice, editAtRandom } from './walk';

/** Each costs a few seconds under emulation, more when a guest boots anew. `FLEETWRIGHT_WALK_STEPS=200` walks the long way. */
const STEPS = Number(process.env['FLEETWRIGHT_WALK_STEPS'] ?? 12);
const SEED = Number(process.env['FLEETWRIGHT_WALK_SEED'] ?? Date.now() % 1_000_000);
/** A pass restarts at most two of three guests; a boot takes 6 s, and four times that on a busy machine. */
const STEP_MS_MAX = 90_000;
const BYTES_PER_MIB = 1024 * 1024;

const live = useLiveHost();
let agent: SandboxAgent;
let draft: Draft;

beforeAll(async () => {
  agent = await SandboxAgent.start(live);
  const changes: Partial<DraftMachine> = {
    memory: { currentMiB: 256, bootMiB: 256, maximumMiB: 640, ceiling: 'stated', hugepages: false },
    cdroms: [{ name: 'cd' }],
    // Memory that is there when a guest boots is brought online by the guest or by nobody.
    boot: {
      kind: 'kernel',
      kernel: 'kernel',
      initrd: 'initrd',
      commandLine: 'console=ttyS0 quiet no_timer_check panic=1 tiny.keep-cpus-offline',
    },
  };
  const machines = ['a', 'b', 'c'].map((name, index) =>
    labMachine(name, 31 + index, structuredClone(changes)),
  );
  draft = labDraft(live, machines, await makeExtraImages(live));
  const answer = await agent.apply(draft);
  expect({ undone: undone(answer), refusals: answer.refusals }).toEqual({ undone: [], refusals: [] });
}, 180_000);

afterAll(() => agent.stop());

/** Whether the pass announced that this machine boots anew. */
function announcesReboot(answer: PassAnswer, name: string): boolean {
  const restart = IMPACTS.indexOf('restart');
  return answer.steps.some(
    ({ subject, impact, id }) =>
      subject.kind === 'machine' &&
      subject.name === name &&
      IMPACTS.indexOf(impact) >= restart &&
      id.startsWith('stop-machine:'),
  );
}

/** What the guest has to show of its plan. */
function shows(state: TinyGuestState, machine: DraftMachine): boolean {
  const disks = Object.values(state.disks);
  const nics = Object.values(state.nics);
  return (
    state.cpus === machine.vcpus.current &&
    machine.disks.every(({ sizeMiB }) => disks.some(({ bytes }) => bytes === sizeMiB * BYTES_PER_MIB)) &&
    nics.length === machine.nics.length &&
    machine.nics.every(({ mac, linkUp }) => nics.some((nic) => nic.mac === mac && nic.carrier === linkUp)) &&
    state.seed?.instanceId === instanceIdOf(machine)
  );
}

function instanceIdOf({ cloudInit }: DraftMachine): unknown {
  const metaData = cloudInit?.metaData;
  return metaData?.kind === 'structured' ? metaData.value['instance-id'] : undefined;
}

async function states(): Promise<ReadonlyMap<string, TinyGuestState>> {
  const entries = draft.machines.map(async (machine) => {
    const state = await askGuest(live, machine.name, (seen) => shows(seen, machine));
    return [machine.name, state] as const;
  });
  return new Map(await Promise.all(entries));
}

it(
  `${STEPS} random changes of three running guests, each as announced (seed ${SEED})`,
  async () => {
    const dice = new Dice(SEED);
    let before = await states();
    for (let step = 1; step <= STEPS; step += 1) {
      const edit = editAtRandom(draft, dice);
      const where = { seed: SEED, step, edit };
      const preview = await agent.diff(draft);
      const answer = await agent.apply(draft);
      expect({ ...where, undone: undone(answer), refusals: answer.refusals }).toEqual({
        ...where,
        undone: [],
        refusals: [],
      });
      const after = await states();
      for (const [name, state] of after) {
        const rebooted = state.bootId !== before.get(name)?.bootId;
        expect({ ...where, name, rebooted }).toEqual({
          ...where,
          name,
          rebooted: announcesReboot(preview, name),
        });
      }
      const left = await agent.diff(draft);
      expect({ ...where, left: left.steps }).toEqual({ ...where, left: [] });
      before = after;
    }
  },
  STEPS * STEP_MS_MAX,
);
