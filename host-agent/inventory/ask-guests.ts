import { LibvirtFailure, LibvirtDisconnected, type DomainReference } from '../libvirt';
import { mapBounded } from './bounded';
import type { MachineReading } from './read-machines';
import type { Reading } from './reading';
import type { ActualMachine } from './types';

type Address = ActualMachine['addresses'][number];

/** What a guest says of itself through its agent. */
export interface GuestAnswer {
  readonly addresses: readonly Address[];
  readonly onlineVcpus?: number;
}

/** Guest agents asked at once: one that hangs keeps its place on the connection, and half of it must stay free for the rest. */
const AGENTS_AT_ONCE = 2;

/** A guest agent that works answers within milliseconds; together they may delay a reading by this much. */
const AGENTS_MS_MAX = 2_000;

/** As long as libvirt waits by itself when it asks an agent for addresses. */
const VCPUS_TIMEOUT_SECONDS = 5;

/** Every NIC gives itself one (RFC 3927, RFC 4291 section 2.5.6); it says nothing of whether the machine can be reached. */
const LINK_LOCAL = /^(169\.254\.|fe[89ab][0-9a-f]:)/i;

/**
 * What the guests with a connected agent say, by UUID. Asks last of all and gives up in time: what is still unanswered then goes on
 * in the background and is not listened to.
 */
export async function askGuests(
  { host, cache }: Reading,
  machines: readonly MachineReading[],
): Promise<ReadonlyMap<string, GuestAnswer>> {
  // libvirt allows no questions to guests on its read-only socket.
  const connected = host.readOnly ? [] : machines.filter(({ machine }) => machine.agentConnected);
  const startedMs = Date.now();
  cache.agentPatience.forgetBefore(startedMs);
  const answers = new Map<string, GuestAnswer>();
  const asking = mapBounded(connected, AGENTS_AT_ONCE, async ({ domain, machine }) => {
    const nowMs = Date.now();
    if (nowMs - startedMs >= AGENTS_MS_MAX) return;
    const answer = await cache.agentPatience.tryAsk(machine.uuid, nowMs, async () => {
      const addresses = await askForAddresses(host, domain);
      return mayHaveOfflineVcpus(machine)
        ? { addresses, ...(await askForOnlineVcpus(host, domain)) }
        : { addresses };
    });
    if (answer !== undefined) answers.set(machine.uuid, answer);
  });
  await settledWithin(asking, AGENTS_MS_MAX);
  return new Map(answers);
}

/** Then one that could not be unplugged may have been taken offline instead; nobody else needs to be asked. */
function mayHaveOfflineVcpus({ running, stored }: MachineReading['machine']): boolean {
  return running !== undefined && stored !== undefined && stored.vcpus.current < running.vcpus.current;
}

async function askForAddresses(host: Reading['host'], domain: DomainReference): Promise<readonly Address[]> {
  const interfaces = await host.domains.interfaceAddresses(domain, 'agent');
  return interfaces.flatMap(({ mac, addresses }) =>
    addresses
      .filter(({ address }) => !LINK_LOCAL.test(address))
      .map(({ address }): Address => ({ mac: mac.toLowerCase(), address, source: 'agent' })),
  );
}

/** An agent that tells its addresses may still be forbidden this question: then the answer is simply missing. */
async function askForOnlineVcpus(
  host: Reading['host'],
  domain: DomainReference,
): Promise<Pick<GuestAnswer, 'onlineVcpus'>> {
  try {
    const command = JSON.stringify({ execute: 'guest-get-vcpus' });
    const options = { timeoutSeconds: VCPUS_TIMEOUT_SECONDS };
    const onlineVcpus = tryCountOnline(await host.domains.agentCommand(domain, command, options));
    return onlineVcpus === undefined ? {} : { onlineVcpus };
  } catch (error) {
    if (!(error instanceof LibvirtFailure) || error instanceof LibvirtDisconnected) throw error;
    return {};
  }
}

/** The answer comes from the guest, so it may be anything at all (`guest-get-vcpus` of QEMU's guest agent protocol). */
function tryCountOnline(answer: string): number | undefined {
  try {
    const parsed: unknown = JSON.parse(answer);
    if (typeof parsed !== 'object' || parsed === null || !('return' in parsed)) return undefined;
    if (!Array.isArray(parsed.return)) return undefined;
    const online = parsed.return.filter(
      (vcpu: unknown) =>
        typeof vcpu === 'object' && vcpu !== null && 'online' in vcpu && vcpu.online === true,
    );
    // A guest runs on one vCPU at least; whoever says otherwise says nothing.
    return online.length === 0 ? undefined : online.length;
  } catch {
    return undefined;
  }
}

async function settledWithin(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  try {
    await Promise.race([work, timeUp]);
  } finally {
    clearTimeout(timer);
  }
}
