import type { PlanDisk, PlanNetwork, PlanNic } from '../../../lib/plan';
import type { NetworkEntryChange, StepAction, StepKind } from '../../planner';
import { count, durationInWords, sizeInWords } from './quantities';
import { cpuTuningInWords, diskLimitsInWords } from './tuning';
import { shown, shownList } from './shown';

type ActionOf<Kind extends StepKind> = Extract<StepAction, { kind: Kind }>;

/** What each kind of step does, as a command to the host; complete by the compiler. */
const STEP_WORDS: { readonly [Kind in StepKind]: (action: ActionOf<Kind>) => string } = {
  'create-pool': ({ pool }) => `create pool ${pool.name} in ${shown(pool.path)}`,
  'start-pool': ({ pool }) => `start pool ${pool.name}`,
  'set-pool-autostart': ({ pool }) => `${startsWithHost(pool.autostart)} pool ${pool.name} with the host`,
  'delete-pool': ({ pool }) => `take pool ${shown(pool.name)} out of libvirt; its files stay`,
  'fetch-image': ({ image }) =>
    `fetch image ${image.name} from ${shown(image.source.kind === 'url' ? image.source.url : image.source.path)}`,
  'delete-image': ({ pool, fileName }) => `delete image ${shown(fileName)} from pool ${shown(pool)}`,
  'create-network': ({ network }) => `create network ${network.name} (${networkInWords(network)})`,
  'redefine-network': ({ network }) => `write the new definition of network ${network.name}`,
  'start-network': ({ network }) => `start network ${network.name}`,
  'restart-network': ({ network }) =>
    `stop and start network ${network.name}; guests on it lose their link meanwhile and are plugged in again`,
  'update-network-entries': ({ network, changes }) =>
    `change ${count(changes.length, 'entry', 'entries')} of running network ${network.name}: ${shownList(changes.map(entryInWords), '; ')}`,
  'set-network-autostart': ({ network }) =>
    `${startsWithHost(network.autostart)} network ${network.name} with the host`,
  'delete-network': ({ network }) => `delete network ${shown(network.name)}`,
  'create-disk': ({ disk, machine }) => `create disk ${disk.name} of ${machine.name} (${diskInWords(disk)})`,
  'grow-disk': ({ disk, machine }) =>
    `grow disk ${disk.name} of ${machine.name} to ${sizeInWords(disk.sizeMiB)}`,
  'write-seed': ({ machine }) => `write the cloud-init seed of ${machine.name}`,
  'define-machine': ({ machine, acceleration }) =>
    `define machine ${machine.name} (${acceleration === 'kvm' ? 'KVM' : 'software emulation'})`,
  'set-machine-mark': ({ machine }) => `renew the ownership mark of ${machine.name}`,
  'set-machine-autostart': ({ machine }) =>
    `${startsWithHost(machine.autostart)} machine ${machine.name} with the host`,
  'rename-machine': ({ machine, from }) =>
    `rename machine ${shown(from)} to ${machine.name}; its disks stay as they are`,
  'set-vcpus': ({ machine }) => `give running ${machine.name} ${count(machine.vcpus.current, 'vCPU')}`,
  'set-guest-vcpus': ({ machine }) =>
    `have the guest of ${machine.name} use ${count(machine.vcpus.current, 'vCPU')}; none is unplugged`,
  'set-memory': ({ machine, balloonMiB, requestedMiB }) =>
    `give running ${machine.name} ${sizeInWords(balloonMiB + (requestedMiB ?? 0))} of memory (${
      requestedMiB === undefined || requestedMiB === 0
        ? `balloon at ${sizeInWords(balloonMiB)}`
        : `${sizeInWords(balloonMiB)}, and ${sizeInWords(requestedMiB)} plugged in`
    })`,
  'tune-cpu': ({ machine }) =>
    `run the vCPUs of ${machine.name} ${cpuTuningInWords(machine.cpu) ?? 'without limits or pinning'}`,
  'attach-disk': ({ machine, disk }) =>
    `attach disk ${disk.name} to running ${machine.name} (${sizeInWords(disk.sizeMiB)})`,
  'detach-disk': ({ machine, disk }) =>
    `detach disk ${shown(disk.path ?? disk.target)} from running ${machine.name}, once its guest lets it go`,
  'grow-attached-disk': ({ machine, disk }) =>
    `grow disk ${disk.name} of running ${machine.name} to ${sizeInWords(disk.sizeMiB)}`,
  'limit-disk': ({ machine, disk }) =>
    disk.limits === undefined
      ? `lift the limits of disk ${disk.name} of ${machine.name}`
      : `limit disk ${disk.name} of ${machine.name} to ${diskLimitsInWords(disk.limits)}`,
  'change-medium': ({ machine, target, path }) =>
    path === undefined
      ? `take the medium out of drive ${shown(target)} of ${machine.name}`
      : `put ${shown(path)} into drive ${shown(target)} of ${machine.name}`,
  'attach-nic': ({ machine, nic }) =>
    `attach NIC ${nic.name} to running ${machine.name} (${attachmentInWords(nic)})`,
  'detach-nic': ({ machine, mac }) => `detach NIC ${shown(mac)} from running ${machine.name}`,
  'update-nic': ({ machine, nic, moves }) =>
    moves
      ? `move NIC ${nic.name} of ${machine.name} to ${attachmentInWords(nic)}; its link is cut for a moment, so that the guest asks for an address anew`
      : `change NIC ${nic.name} of running ${machine.name} in place`,
  'start-machine': ({ machine }) => `start machine ${machine.name}`,
  'wait-start-delay': ({ seconds }) => `wait ${durationInWords(seconds)} before the next machines start`,
  'resume-machine': ({ machine }) => `resume machine ${machine.name}`,
  'stop-machine': ({ machine }) =>
    `stop machine ${shown(machine.name)} (asked first; after ${durationInWords(machine.timeoutSeconds)} ${
      machine.onTimeout === 'force' ? 'its power is cut' : 'it is left running and the step fails'
    })`,
  'await-machine': ({ machine }) =>
    `wait until ${machine.name} is ready (at most ${durationInWords(machine.readiness.timeoutSeconds)})`,
  'delete-machine': ({ machine }) => `delete machine ${shown(machine.name)}`,
  'trash-volume': ({ pool, fileName }) => `move ${shown(fileName)} to the trash of pool ${shown(pool)}`,
  'retire-seed': ({ machine }) =>
    `take the cloud-init seed out of ${machine.name} and delete it, once cloud-init is done`,
  'delete-seed': ({ pool, fileName }) => `delete seed ${shown(fileName)} from pool ${shown(pool)}`,
  'empty-trash': ({ pool, fileNames }) =>
    `remove ${count(fileNames.length, 'expired file')} from the trash of pool ${shown(pool)}`,
};

/** What a step does: `create disk root of web-1 (2 GiB, overlay of image debian)`. */
export function stepInWords(action: StepAction): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- key and argument share their kind, which the compiler cannot follow across a lookup
  const words = STEP_WORDS[action.kind] as (action: StepAction) => string;
  return words(action);
}

/** Who loses the link while a network restarts. */
export function cutOffInWords(guests: readonly string[]): string {
  return `cut off for that time: ${shownList(guests)}`;
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

/** `network lan`, `bridge br0`. */
export function attachmentInWords({ attachment }: PlanNic): string {
  return attachment.kind === 'network' ? `network ${attachment.network}` : `bridge ${attachment.bridge}`;
}

function startsWithHost(autostart: boolean): string {
  return autostart ? 'start' : 'no longer start';
}

function entryInWords(change: NetworkEntryChange): string {
  const verb = change.operation === 'add' ? 'add' : 'remove';
  if (change.entry === 'dns-host') {
    return `${verb} DNS ${shownList(change.names)} = ${shown(change.address)}`;
  }
  if (change.entry === 'dhcp-range') return `${verb} DHCP range ${shown(change.start)}-${shown(change.end)}`;
  const owner = change.name ?? change.mac;
  return `${verb} reservation ${shown(change.address)}${owner === undefined ? '' : ` for ${shown(owner)}`}`;
}
