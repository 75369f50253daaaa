import type { HostCapabilities } from '../libvirt';
import type { AccelerationFacts } from './types';

/** What of this machine only its own operating system tells. An argument, so that tests can be any machine. */
export interface HostEnvironment {
  /** The text of a file; `undefined` when it cannot be read. */
  readFile(path: string): Promise<string | undefined>;
  /** Whether the file can be opened for reading and writing. */
  canReadAndWrite(path: string): Promise<boolean>;
}

/** The question that KVM is asked, with all that was found out about the host. */
export interface AccelerationQuestion {
  readonly capabilities: HostCapabilities;
  /** `undefined` when libvirt could not be asked. */
  readonly offeredForDomains: boolean | undefined;
  /** Absent when libvirt runs on another machine than this program. */
  readonly environment?: HostEnvironment | undefined;
}

/** Architectures whose CPUs say in their flags whether they can virtualise. */
const FLAGS_BY_ARCHITECTURE: Readonly<Record<string, RegExp>> = {
  x86_64: /^flags\s*:.*\b(vmx|svm)\b/m,
  i686: /^flags\s*:.*\b(vmx|svm)\b/m,
};

/**
 * KVM is usable only when everything says so: a nested host may have /dev/kvm, and libvirt may offer KVM, while every guest
 * fails to start because the CPU cannot virtualise.
 */
export async function accelerationOf(question: AccelerationQuestion): Promise<AccelerationFacts> {
  const { capabilities, offeredForDomains, environment } = question;
  const isOffered = capabilities.guests.some(
    (guest) => guest.architecture === capabilities.architecture && guest.domainTypes.includes('kvm'),
  );
  const obstacles = [
    ...(isOffered ? [] : [`libvirt offers no KVM for ${capabilities.architecture} guests`]),
    ...(isOffered && offeredForDomains === false ? ['libvirt refuses to describe KVM guests'] : []),
    ...(environment === undefined ? [] : await localObstacles(environment, capabilities.architecture)),
  ];
  if (obstacles.length > 0) return { usable: false, reasons: obstacles };
  return {
    usable: true,
    reasons:
      environment === undefined
        ? ['libvirt offers KVM; the CPU and /dev/kvm of a remote host cannot be looked at from here']
        : ['libvirt offers KVM, the CPU can virtualise and /dev/kvm is usable'],
  };
}

async function localObstacles(
  environment: HostEnvironment,
  architecture: string,
): Promise<readonly string[]> {
  const flags = FLAGS_BY_ARCHITECTURE[architecture];
  const cpuInformation = flags === undefined ? undefined : await environment.readFile('/proc/cpuinfo');
  const canVirtualise = flags === undefined || (cpuInformation !== undefined && flags.test(cpuInformation));
  return [
    ...(canVirtualise ? [] : ['the CPU shows neither vmx nor svm']),
    ...((await environment.canReadAndWrite('/dev/kvm')) ? [] : ['/dev/kvm cannot be read and written']),
  ];
}
