import { describe, it } from '@jest/globals';
import { seedNameTag, type PlanInput } from '../../../../../lib/plan';
import { stopMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { sampleDisk, sampleImage, sampleMachine } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';

type MachineInput = PlanInput['machines'][number];

const documents = { metaData: { kind: 'text' as const, text: 'one' } };
const kept = { pool: 'default', fileName: `web-seed-${seedNameTag(documents)}.iso`, ...documents };
const goes = { ...kept, afterFirstBoot: 'remove' as const };
const newer = sampleImage({ name: 'newer', key: 'lab/newer', fileName: 'base-2.qcow2' });
const of = (changes: Partial<MachineInput> = {}): Partial<PlanInput> => ({
  networks: [],
  images: [sampleImage(), newer],
  machines: [sampleMachine({ nics: [], cloudInit: goes, ...changes })],
});
const nothing = { networks: [], images: [sampleImage(), newer], machines: [] };
const down = (host: SimulatedHost): void => stopMachine(host, web(host));
const checked = { readiness: { checks: [{ kind: 'cloud-init' as const }], timeoutSeconds: 60 } };
const anew = { disks: [sampleDisk({ source: { kind: 'image' as const, image: 'newer' } })] };
const TCG = { acceleration: { usable: false, reasons: ['no vmx'] } };

const CASES: readonly Told[] = [
  {
    name: 'a seed goes after the start that it was for',
    before: nothing,
    plan: of(),
    steps: [
      'create-disk:web/root live',
      'write-seed:web live',
      'define-machine:web live < create-disk:web/root write-seed:web',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
      'retire-seed:web/cloud-init live < start-machine:web',
    ],
    changes: [
      'create-disk:web/root (disk web/root): sizeMiB -> 32 live',
      'write-seed:web (machine web): cloudInit -> web-seed-ab487f3a7bdcfbf2.iso live',
      'define-machine:web (machine web): vcpus.current -> 1 live; vcpus.maximum -> 2 live; memory.currentMiB -> 128 live; memory.maximumMiB -> 256 live; disks -> [root] live; nics -> [] live',
      'set-machine-autostart:web (machine web): autostart false -> true live',
      'start-machine:web (machine web): powerState absent -> running live',
      'retire-seed:web/cloud-init (disk web/cloud-init): cloudInit default/web-seed-ab487f3a7bdcfbf2.iso -> live',
    ],
    actions: [
      'create-disk:web/root: machine=web disk=root',
      'write-seed:web: machine=web',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=seed retain=false}]',
      'set-machine-autostart:web: machine=web',
      'start-machine:web: machine=web',
      'retire-seed:web/cloud-init: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'a seed goes when its machine is ready, where the plan says how to tell',
    before: nothing,
    plan: of(checked),
    steps: [
      'create-disk:web/root live',
      'write-seed:web live',
      'define-machine:web live < create-disk:web/root write-seed:web',
      'set-machine-autostart:web live < define-machine:web',
      'start-machine:web live < define-machine:web',
      'await-machine:web live < start-machine:web',
      'retire-seed:web/cloud-init live < await-machine:web',
    ],
  },
  {
    name: 'a seed of a machine that should be down stays',
    before: nothing,
    plan: of({ powerState: 'stopped' }),
    steps: [
      'create-disk:web/root live',
      'write-seed:web live',
      'define-machine:web live < create-disk:web/root write-seed:web',
      'set-machine-autostart:web live < define-machine:web',
    ],
  },
  {
    name: 'a seed that a running machine has kept so far goes at once',
    before: of({ cloudInit: kept }),
    plan: of(),
    steps: ['retire-seed:web/cloud-init live'],
    changes: [
      'retire-seed:web/cloud-init (disk web/cloud-init): cloudInit default/web-seed-ab487f3a7bdcfbf2.iso -> live',
    ],
    actions: [
      'retire-seed:web/cloud-init: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'a seed goes after all else that is done with its machine',
    before: of({ cloudInit: kept }),
    plan: of({ description: 'new', ...checked }),
    steps: ['define-machine:web live', 'retire-seed:web/cloud-init live < define-machine:web'],
  },
  {
    name: 'a seed goes after the mark of its machine is written',
    before: of({ cloudInit: kept }),
    plan: of({ protect: true }),
    steps: ['set-machine-mark:web live', 'retire-seed:web/cloud-init live < set-machine-mark:web'],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=seed retain=false}]',
      'retire-seed:web/cloud-init: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'a seed of a paused machine goes when that goes on',
    before: of({ cloudInit: kept }),
    byHand: (host) => {
      web(host).state = 'paused';
    },
    plan: of(),
    steps: ['resume-machine:web live', 'retire-seed:web/cloud-init live < resume-machine:web'],
  },
  {
    name: 'a seed of a paused machine that should be down stays',
    before: of({ cloudInit: kept }),
    byHand: (host) => {
      web(host).state = 'paused';
    },
    plan: of({ powerState: 'stopped' }),
    policy: { maxImpact: { impact: 'live', of: 'running' } },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=restart allowed=live fields=[powerState]'],
  },
  {
    name: 'a seed of a machine that is stopped stays',
    before: of({ cloudInit: kept }),
    plan: of({ powerState: 'stopped' }),
    steps: ['stop-machine:web restart'],
  },
  {
    name: 'a seed of a machine that restarts goes after its start',
    before: of({ cloudInit: kept }),
    plan: of({ rng: false }),
    steps: [
      'stop-machine:web restart',
      'define-machine:web restart < stop-machine:web',
      'start-machine:web live < define-machine:web',
      'retire-seed:web/cloud-init live < start-machine:web',
    ],
    actions: [
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=seed retain=false}]',
      'start-machine:web: machine=web',
      'retire-seed:web/cloud-init: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'a seed that the operator wants left alone stays',
    before: of({ cloudInit: kept }),
    plan: of(),
    policy: { held: [{ kind: 'disk', name: 'cloud-init', machine: 'web' }] },
    steps: [],
    refusals: ['impact-not-allowed disk web/cloud-init impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a seed goes from the definition that its machine runs with',
    facts: TCG,
    before: of({ cloudInit: kept }),
    byHand: (host) => Object.assign(host.facts, { acceleration: { usable: true, reasons: [] } }),
    plan: of(),
    actions: [
      'retire-seed:web/cloud-init: machine=web acceleration=tcg markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  { name: 'a seed that is spent is not missed', before: of(), plan: of(), steps: [] },
  {
    name: 'a seed that is spent is not missed by a machine that starts',
    before: of(),
    byHand: down,
    plan: of(),
    steps: ['start-machine:web live'],
  },
  {
    name: 'a mark keeps in mind that the seed is spent',
    before: of(),
    plan: of({ description: 'new', protect: true }),
    steps: ['define-machine:web live'],
    changes: ['define-machine:web (machine web): description -> new live; protect false -> true live'],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'a seed that shall be kept after all is written again',
    before: of(),
    plan: of({ cloudInit: kept }),
    steps: [
      'write-seed:web live',
      'change-medium:web/sda live < write-seed:web',
      'define-machine:web live < change-medium:web/sda',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-ab487f3a7bdcfbf2.iso live',
      'change-medium:web/sda (machine web): cloudInit -> /pools/default/web-seed-ab487f3a7bdcfbf2.iso live',
      'define-machine:web (machine web): cloudInit -> /pools/default/web-seed-ab487f3a7bdcfbf2.iso live; volumes [disk default/web-root.qcow2, spent-seed default/web-seed-ab487f3a7bdcfbf2.iso] -> [disk default/web-root.qcow2, seed default/web-seed-ab487f3a7bdcfbf2.iso] live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'change-medium:web/sda: machine=web target=sda path=/pools/default/web-seed-ab487f3a7bdcfbf2.iso',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=seed retain=false}]',
    ],
  },
  {
    name: 'a seed is written again for a system that is made anew',
    before: of(),
    plan: of(anew),
    policy: { replace: ['web/root'] },
    steps: [
      'write-seed:web live',
      'stop-machine:web replace < write-seed:web',
      'trash-volume:default/web-root.qcow2 replace < stop-machine:web write-seed:web',
      'create-disk:web/root replace < trash-volume:default/web-root.qcow2',
      'define-machine:web live < create-disk:web/root',
      'start-machine:web live < define-machine:web',
      'retire-seed:web/cloud-init live < start-machine:web',
    ],
    changes: [
      'write-seed:web (machine web): cloudInit -> web-seed-ab487f3a7bdcfbf2.iso live',
      'stop-machine:web (machine web): disks.root.source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'trash-volume:default/web-root.qcow2 (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'create-disk:web/root (disk web/root): source /pools/default/base-1.qcow2 -> /pools/default/base-2.qcow2 replace',
      'define-machine:web (machine web): cloudInit -> /pools/default/web-seed-ab487f3a7bdcfbf2.iso live; volumes [disk default/web-root.qcow2, spent-seed default/web-seed-ab487f3a7bdcfbf2.iso] -> [disk default/web-root.qcow2, seed default/web-seed-ab487f3a7bdcfbf2.iso] live',
      'start-machine:web (machine web): powerState running -> running live',
      'retire-seed:web/cloud-init (disk web/cloud-init): cloudInit default/web-seed-ab487f3a7bdcfbf2.iso -> live',
    ],
    actions: [
      'write-seed:web: machine=web',
      'stop-machine:web: machine={name=web uuid=00000000-0000-5000-8000-000000000001 timeoutSeconds=30 onTimeout=force}',
      'trash-volume:default/web-root.qcow2: pool=default fileName=web-root.qcow2 machine=web',
      'create-disk:web/root: machine=web disk=root',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=seed retain=false}]',
      'start-machine:web: machine=web',
      'retire-seed:web/cloud-init: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
  {
    name: 'also for one whose disk is gone',
    before: of(),
    byHand: (host) => {
      down(host);
      host.files.delete('/pools/default/web-root.qcow2');
    },
    plan: of(),
    steps: [
      'write-seed:web live',
      'create-disk:web/root live < write-seed:web',
      'define-machine:web live < create-disk:web/root write-seed:web',
      'start-machine:web live < define-machine:web',
      'retire-seed:web/cloud-init live < start-machine:web',
    ],
  },
  {
    name: 'not for a disk that is only data',
    before: of(),
    plan: of({
      disks: [
        sampleDisk(),
        sampleDisk({
          name: 'data',
          fileName: 'web-data.qcow2',
          serial: 'web-data',
          source: { kind: 'blank' },
        }),
      ],
    }),
    steps: [
      'create-disk:web/data live',
      'attach-disk:web/data live < create-disk:web/data',
      'define-machine:web live < attach-disk:web/data',
    ],
  },
  {
    name: 'a machine that was only marked as without its seed gives it away without a stop',
    before: of({ cloudInit: kept }),
    byHand: markSpent,
    plan: of(),
    steps: [
      'change-medium:web/sda live',
      'define-machine:web live < change-medium:web/sda',
      'delete-seed:default/web-seed-ab487f3a7bdcfbf2.iso live < define-machine:web',
      'set-machine-mark:web live < delete-seed:default/web-seed-ab487f3a7bdcfbf2.iso',
    ],
    changes: [
      'change-medium:web/sda (machine web): cloudInit /pools/default/web-seed-ab487f3a7bdcfbf2.iso -> live',
      'define-machine:web (machine web): cloudInit /pools/default/web-seed-ab487f3a7bdcfbf2.iso -> live',
      'delete-seed:default/web-seed-ab487f3a7bdcfbf2.iso (disk web/web-seed-ab487f3a7bdcfbf2.iso): cloudInit default/web-seed-ab487f3a7bdcfbf2.iso -> live',
      'set-machine-mark:web (machine web): ',
    ],
    actions: [
      'change-medium:web/sda: machine=web target=sda',
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
      'delete-seed:default/web-seed-ab487f3a7bdcfbf2.iso: pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso machine=web',
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}, {pool=default fileName=web-seed-ab487f3a7bdcfbf2.iso role=spent-seed retain=false}]',
    ],
  },
];

/** Killed after the mark was written: drive and file are still as they were. */
function markSpent(host: SimulatedHost): void {
  const machine = web(host);
  if (machine.ownership.kind !== 'ours') return;
  const { mark } = machine.ownership;
  const volumes = mark.volumes.map((volume) =>
    volume.role === 'seed' ? { ...volume, role: 'spent-seed' as const } : volume,
  );
  machine.ownership = { kind: 'ours', mark: { ...mark, volumes } };
}

describe('a seed that goes after the first boot', () => {
  it.each(CASES)('$name', holdToWords);
});
