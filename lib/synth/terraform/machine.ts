import type { DomainConfig, DomainFeatures, DomainOs } from '@cdktf/provider-libvirt/lib/domain';
import {
  describeMachine,
  type DiskDescription,
  type MachineDescription,
  type MachineOsDescription,
} from '../../describe';
import type { Plan, PlanMachine, PlanNic } from '../../plan';
import { addressOf } from './addresses';
import { defined, unlessEmpty } from './defined';
import { deviceValues } from './devices';
import { driveValue } from './drives';
import { literal } from './expression';
import { isServed } from './leases';
import { nicValue } from './nics';
import type { TerraformObject } from './objects';
import { cpuTuneValue, cpuValue, vcpuValues } from './processor';
import { protection } from './protection';
import { copyFormat, tryFindCopied } from './storage';
import type { PathExpression } from './volume-paths';
import { yesOrNo } from './yes-or-no';

/** Zero would be the provider's default, half a minute or five. */
const SECONDS_MIN = 1;

interface MachineInDocument {
  readonly plan: Plan;
  readonly machine: PlanMachine;
  readonly pathExpression: PathExpression;
  /** What the machine waits for without referring to it. */
  readonly dependsOn: readonly string[];
}

export function machineObject({
  plan,
  machine,
  pathExpression,
  dependsOn,
}: MachineInDocument): TerraformObject {
  // Terraform has no agent that could look what the host can do.
  const acceleration = plan.host.acceleration === 'tcg' ? 'tcg' : 'kvm';
  const description = describeMachine(machine, { plan, acceleration });
  const config = defined<DomainConfig>({
    ...definitionValues(description, pathExpression),
    devices: {
      ...deviceValues(description.devices),
      ...defined({
        disks: unlessEmpty(
          description.devices.disks.map((drive, index) =>
            driveValue(withCopiedFormat(plan, machine, drive, index), pathExpression),
          ),
        ),
        interfaces: unlessEmpty(
          description.devices.interfaces.map((nic, index) =>
            nicValue(nic, leaseWaitSeconds(plan, machine, machine.nics[index])),
          ),
        ),
      }),
    },
    autostart: machine.autostart,
    running: machine.powerState === 'running',
    ...stopValues(machine),
    lifecycle: protection(machine.protect),
  });
  return { ...addressOf.machine(machine.name), config, ...(dependsOn.length === 0 ? {} : { dependsOn }) };
}

/** What a definition says of the machine beside its devices. */
function definitionValues(
  description: MachineDescription,
  pathExpression: PathExpression,
): Omit<DomainConfig, 'devices'> {
  const { maximumMemory, cpuTuning } = description;
  return defined<Omit<DomainConfig, 'devices'>>({
    name: description.name,
    type: description.type,
    description: description.description === undefined ? undefined : literal(description.description),
    memory: description.memoryKiB,
    memoryUnit: 'KiB',
    currentMemory: description.currentMemoryKiB,
    currentMemoryUnit: 'KiB',
    ...(maximumMemory === undefined
      ? {}
      : {
          maximumMemory: maximumMemory.kiB,
          maximumMemoryUnit: 'KiB',
          maximumMemorySlots: maximumMemory.slots,
        }),
    memoryBacking: description.hugepages === true ? { memoryHugePages: {} } : undefined,
    ...vcpuValues(description.vcpus),
    cpu: cpuValue(description.cpu),
    cpuTune: cpuTuning && cpuTuneValue(cpuTuning),
    os: osValue(description.os, pathExpression),
    features: featureValues(description.features),
    clock: { offset: description.clockOffset },
    onPoweroff: description.onPoweroff,
    onReboot: description.onReboot,
    onCrash: description.onCrash,
  });
}

function featureValues(features: MachineDescription['features']): DomainFeatures {
  const { acpi, apic, smm, tcgTranslationCacheMiB } = features;
  return defined<DomainFeatures>({
    acpi: acpi ? true : undefined,
    apic: apic ? {} : undefined,
    smm: smm === undefined ? undefined : { state: smm ? 'on' : 'off' },
    tcg:
      tcgTranslationCacheMiB === undefined
        ? undefined
        : { tbCache: tcgTranslationCacheMiB, tbCacheUnit: 'MiB' },
  });
}

function osValue(os: MachineOsDescription, pathExpression: PathExpression): DomainOs {
  const { secureBoot, nvram, kernel, initrd, commandLine } = os;
  return defined<DomainOs>({
    type: 'hvm',
    typeArch: os.architecture,
    typeMachine: os.machine,
    firmware: os.firmware,
    firmwareInfo: secureBoot && {
      // In libvirt's order: the provider reads lists back by place.
      features: [
        { name: 'enrolled-keys', enabled: yesOrNo(secureBoot.enrolledKeys) },
        { name: 'secure-boot', enabled: yesOrNo(secureBoot.enabled) },
      ],
    },
    nvRam: nvram && { nvRam: nvram.path },
    kernel: kernel === undefined ? undefined : pathExpression(kernel),
    initrd: initrd === undefined ? undefined : pathExpression(initrd),
    cmdline: commandLine === undefined ? undefined : literal(commandLine),
    bootDevices: unlessEmpty(os.bootDevices.map((dev) => ({ dev }))),
  });
}

/** The agent converts what it copies; the provider does not. */
function withCopiedFormat(
  plan: Plan,
  machine: PlanMachine,
  drive: DiskDescription,
  index: number,
): DiskDescription {
  const disk = machine.disks[index];
  const copied = disk && tryFindCopied(plan, disk);
  return copied === undefined ? drive : { ...drive, driver: { ...drive.driver, type: copyFormat(copied) } };
}

/** The provider can wait for a lease; it knows no other readiness. */
function leaseWaitSeconds(plan: Plan, machine: PlanMachine, nic: PlanNic | undefined): number | undefined {
  const { checks, timeoutSeconds } = machine.readiness;
  const isAwaited = checks.some((check) => check.kind === 'address' && check.nic === nic?.name);
  if (nic === undefined || !isAwaited || !isServed(plan, nic)) return undefined;
  if (machine.powerState === 'stopped') return undefined;
  return Math.max(SECONDS_MIN, timeoutSeconds);
}

/**
 * For a change the provider asks the guest to power off and then cuts its power. To delete a machine it does the one or the other:
 * asks and fails after a while, which is `refuse`, or cuts the power at once.
 */
function stopValues({ stop }: PlanMachine): Pick<DomainConfig, 'update' | 'destroy'> {
  const shutdown = { timeout: Math.max(SECONDS_MIN, stop.timeoutSeconds) };
  return { update: { shutdown }, ...(stop.onTimeout === 'refuse' ? { destroy: { shutdown } } : {}) };
}
