import type { PlanDisk, PlanNetwork } from '../../../lib/plan';
import type { NetworkEntryChange, StepAction, StepKind } from '../../planner';
import { plain } from '../terminal/plain';
import { count, durationInWords, sizeInWords } from './quantities';

type ActionOf<Kind extends StepKind> = Extract<StepAction, { kind: Kind }>;

/** What each kind of step does, as a command to the host; complete by the compiler. */
const STEP_WORDS: { readonly [Kind in StepKind]: (action: ActionOf<Kind>) => string } = {
  'create-pool': ({ pool }) => `create pool ${pool.name} in ${plain(pool.path)}`,
  'start-pool': ({ pool }) => `start pool ${pool.name}`,
  'set-pool-autostart': ({ pool }) => `${startsWithHost(pool.autostart)} pool ${pool.name} with the host`,
  'delete-pool': ({ pool }) => `take pool ${plain(pool.name)} out of libvirt; its files stay`,
  'fetch-image': ({ image }) =>
    `fetch image ${image.name} from ${plain(image.source.kind === 'url' ? image.source.url : image.source.path)}`,
  'delete-image': ({ pool, fileName }) => `delete image ${plain(fileName)} from pool ${plain(pool)}`,
  'create-network': ({ network }) => `create network ${network.name} (${networkInWords(network)})`,
  'redefine-network': ({ network }) => `write the new definition of network ${network.name}`,
  'start-network': ({ network }) => `start network ${network.name}`,
  'restart-network': ({ network }) =>
    `stop and start network ${network.name}; guests on it lose their link meanwhile`,
  'update-network-entries': ({ network, changes }) =>
    `change ${count(changes.length, 'entry', 'entries')} of running network ${network.name}: ${changes.map(entryInWords).join('; ')}`,
  'set-network-autostart': ({ network }) =>
    `${startsWithHost(network.autostart)} network ${network.name} with the host`,
  'delete-network': ({ network }) => `delete network ${plain(network.name)}`,
  'create-disk': ({ disk, machine }) => `create disk ${disk.name} of ${machine.name} (${diskInWords(disk)})`,
  'grow-disk': ({ disk, machine }) =>
    `grow disk ${disk.name} of ${machine.name} to ${sizeInWords(disk.sizeMiB)}`,
  'write-seed': ({ machine }) => `write the cloud-init seed of ${machine.name}`,
  'define-machine': ({ machine, acceleration }) =>
    `define machine ${machine.name} (${acceleration === 'kvm' ? 'KVM' : 'software emulation'})`,
  'set-machine-mark': ({ machine }) => `renew the ownership mark of ${machine.name}`,
  'set-machine-autostart': ({ machine }) =>
    `${startsWithHost(machine.autostart)} machine ${machine.name} with the host`,
  'start-machine': ({ machine }) => `start machine ${machine.name}`,
  'wait-start-delay': ({ seconds }) => `wait ${durationInWords(seconds)} before the next machines start`,
  'resume-machine': ({ machine }) => `resume machine ${machine.name}`,
  'stop-machine': ({ machine }) =>
    `stop machine ${plain(machine.name)} (asked first; after ${durationInWords(machine.timeoutSeconds)} ${
      machine.onTimeout === 'force' ? 'its power is cut' : 'it is left running and the step fails'
    })`,
  'await-machine': ({ machine }) =>
    `wait until ${machine.name} is ready (at most ${durationInWords(machine.readiness.timeoutSeconds)})`,
  'delete-machine': ({ machine }) => `delete machine ${plain(machine.name)}`,
  'trash-volume': ({ pool, fileName }) => `move ${plain(fileName)} to the trash of pool ${plain(pool)}`,
  'delete-seed': ({ pool, fileName }) => `delete seed ${plain(fileName)} from pool ${plain(pool)}`,
  'empty-trash': ({ pool, fileNames }) =>
    `remove ${count(fileNames.length, 'expired file')} from the trash of pool ${plain(pool)}`,
};

/** What a step does: `create disk root of web-1 (2 GiB, overlay of image debian)`. */
export function stepInWords(action: StepAction): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- key and argument share their kind, which the compiler cannot follow across a lookup
  const words = STEP_WORDS[action.kind] as (action: StepAction) => string;
  return words(action);
}

/** `2 GiB, overlay of image debian`. */
export function diskInWords(disk: PlanDisk): string {
  const size = sizeInWords(disk.sizeMiB);
  const source = disk.source;
  switch (source.kind) {
    case 'image':
      return `${size}, overlay of image ${source.image}`;
    case 'copy':
      return `${size}, copy of image ${source.image}`;
    case 'blank':
      return `${size}, blank`;
  }
}

/** `nat, 10.77.1.0/24`. */
export function networkInWords(network: PlanNetwork): string {
  if (network.mode === 'bridge') return `bridge ${network.existingBridge}`;
  return [network.mode, network.ipv4?.cidr, network.ipv6?.cidr]
    .filter((part) => part !== undefined)
    .join(', ');
}

function startsWithHost(autostart: boolean): string {
  return autostart ? 'start' : 'no longer start';
}

function entryInWords(change: NetworkEntryChange): string {
  const verb = change.operation === 'add' ? 'add' : 'remove';
  if (change.entry === 'dns-host') {
    return `${verb} DNS ${change.names.map(plain).join(', ')} = ${plain(change.address)}`;
  }
  const owner = change.name ?? change.mac;
  return `${verb} reservation ${plain(change.address)}${owner === undefined ? '' : ` for ${plain(owner)}`}`;
}
