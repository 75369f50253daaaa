import { randomBytes } from 'node:crypto';
import { LibvirtFailure, type LibvirtHost } from '../../../libvirt';
import { plain } from '../../terminal/plain';
import { durationInWords } from '../../wording';
import { NO_LIBVIRT, type Check, type CheckResult } from '../check';

/** A healthy host takes 0.03 to 0.1 s; one that probes QEMU anew at every look takes a minute and more. */
const DEFINE_MS_MAX = 2_000;

/** Defines a machine that is never started, and takes it away again: shows at once the right to write and the time it takes. */
export const defineTime: Check = {
  id: 'define',
  title: 'a definition is written',
  run: async ({ libvirt, probe }) => {
    if (libvirt.kind === 'unreachable') return NO_LIBVIRT;
    const nowMs = (): number => probe?.nowMs() ?? performance.now();
    let startedAt: number;
    try {
      const writing = await libvirt.connectToWrite();
      try {
        startedAt = nowMs();
        await defineAndUndefine(writing);
      } finally {
        await writing.close();
      }
    } catch (error) {
      if (!(error instanceof LibvirtFailure)) throw error;
      return {
        status: 'fail',
        finding: plain(error.message),
        advice: 'Run as root or as a member of the group libvirt, with a read-write connection.',
      };
    }
    return judge(nowMs() - startedAt);
  },
};

function judge(durationMs: number): CheckResult {
  const finding = `written and removed in ${durationInWords(Math.round(durationMs / 10) / 100)}`;
  if (durationMs <= DEFINE_MS_MAX) return { status: 'ok', finding };
  return {
    status: 'warn',
    finding,
    advice:
      'libvirt seems to probe QEMU anew at every call, as it does when root may open /dev/kvm and the QEMU user may not: ' +
      'give the group kvm read and write rights on /dev/kvm (chgrp kvm /dev/kvm; chmod 660 /dev/kvm), or hide the device.',
  };
}

async function defineAndUndefine(host: LibvirtHost): Promise<void> {
  const name = `fleetwright-doctor-${randomBytes(4).toString('hex')}`;
  const xml = `<domain type="qemu"><name>${name}</name><memory unit="MiB">16</memory><os><type>hvm</type></os></domain>`;
  try {
    const domain = await host.domains.define(xml);
    await host.domains.undefine(domain);
  } catch (error) {
    // Without an answer the definition may be there all the same.
    const leftOver = await host.domains.tryFindByName(name).catch(() => undefined);
    if (leftOver !== undefined) await host.domains.undefine(leftOver);
    throw error;
  }
}
