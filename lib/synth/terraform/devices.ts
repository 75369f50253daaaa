import type {
  DomainDevices,
  DomainDevicesMemorydevsTarget,
  DomainDevicesSerials,
} from '@cdktf/provider-libvirt/lib/domain';
import type { DevicesDescription, MemoryDeviceDescription } from '../../describe';
import { defined, unlessEmpty } from './defined';

type OtherDevices = Omit<DomainDevices, 'disks' | 'interfaces'>;

/** All devices but drives and NICs. A plan has no graphics, so that no description has any. */
export function deviceValues(devices: DevicesDescription): OtherDevices {
  const { balloon, rng, tpm } = devices;
  return defined<OtherDevices>({
    emulator: devices.emulator,
    controllers: devices.controllers.map(({ type, model, index }) => ({ type, model, index })),
    serials: unlessEmpty(devices.serials.map(serialValue)),
    consoles: unlessEmpty(
      devices.consoles.map(({ targetType, port }) => ({ target: { type: targetType, port } })),
    ),
    channels: unlessEmpty(
      devices.channels.map(({ targetName }) => ({
        source: { unix: {} },
        target: { virtIo: { name: targetName } },
      })),
    ),
    memBalloon: { model: balloon.model, stats: { period: balloon.statisticsPeriodSeconds } },
    rngs: rng && [{ model: rng.model, backend: { [rng.backend]: rng.source } }],
    tpms: tpm && [{ model: tpm.model, backend: { [tpm.backend]: { version: tpm.version } } }],
    memorydevs: unlessEmpty(
      devices.memoryDevices.map((device) => ({ model: device.model, target: memoryTarget(device) })),
    ),
  });
}

/** Without a source it is libvirt's default, a pseudo terminal of which libvirt chooses the path. */
function serialValue({ port, log }: DevicesDescription['serials'][number]): DomainDevicesSerials {
  return { target: { port }, log: { file: log.file, append: log.append ? 'on' : 'off' } };
}

function memoryTarget(device: MemoryDeviceDescription): DomainDevicesMemorydevsTarget {
  return {
    size: device.sizeKiB,
    sizeUnit: 'KiB',
    nodeAttribute: device.node,
    block: device.blockKiB,
    blockUnit: 'KiB',
    requested: device.requestedKiB,
    requestedUnit: 'KiB',
  };
}
