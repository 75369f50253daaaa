import { LibvirtDisconnected, LibvirtFailure, type DhcpLease } from '../libvirt';
import { mapBounded } from './bounded';
import type { MachineReading } from './read-machines';
import { OBJECTS_AT_ONCE, type Reading } from './reading';
import type { ActualMachine, ActualNetwork } from './types';

type Address = ActualMachine['addresses'][number];

/** Guest agents asked at once: one that hangs keeps its place on the connection, and half of it must stay free for the rest. */
const AGENTS_AT_ONCE = 2;

/** A guest agent that works answers within milliseconds; together they may delay a reading by this much. */
const AGENTS_MS_MAX = 2_000;

/** Every NIC gives itself one (RFC 3927, RFC 4291 section 2.5.6); it says nothing of whether the machine can be reached. */
const LINK_LOCAL = /^(169\.254\.|fe[89ab][0-9a-f]:)/i;

/** The addresses of each machine, by UUID. A network or guest that does not tell has none: they are shown, never decided on. */
export async function readAddresses(
  reading: Reading,
  machines: readonly MachineReading[],
  networks: readonly ActualNetwork[],
): Promise<ReadonlyMap<string, readonly Address[]>> {
  const leases = await readLeases(reading, networks);
  const agents = await askAgents(reading, machines);
  return new Map(
    machines.map(({ machine }) => {
      const nics = machine.running?.nics ?? [];
      const leased = nics.flatMap((nic) =>
        nic.attachment.kind === 'network'
          ? (leases.get(nic.attachment.name) ?? [])
              .filter((lease) => lease.mac.toLowerCase() === nic.mac)
              .map((lease): Address => ({ mac: nic.mac, address: lease.address, source: 'lease' }))
          : [],
      );
      const told = (agents.get(machine.uuid) ?? []).filter(({ mac }) => nics.some((nic) => nic.mac === mac));
      return [machine.uuid, [...leased, ...told]];
    }),
  );
}

async function readLeases(
  { host }: Reading,
  networks: readonly ActualNetwork[],
): Promise<ReadonlyMap<string, readonly DhcpLease[]>> {
  const serving = networks.filter(
    ({ running }) => running?.ipv4 !== undefined || running?.ipv6 !== undefined,
  );
  const entries = await mapBounded(serving, OBJECTS_AT_ONCE, async (network) => {
    try {
      return [network.name, await host.networks.dhcpLeases(network)] as const;
    } catch (error) {
      if (!(error instanceof LibvirtFailure) || error instanceof LibvirtDisconnected) throw error;
      return [network.name, []] as const;
    }
  });
  return new Map(entries);
}

/** Asks last of all and gives up in time: what is still unanswered then goes on in the background and is not listened to. */
async function askAgents(
  { host, cache }: Reading,
  machines: readonly MachineReading[],
): Promise<ReadonlyMap<string, readonly Address[]>> {
  // libvirt allows no questions to guests on its read-only socket.
  const connected = host.readOnly ? [] : machines.filter(({ agentConnected }) => agentConnected);
  const startedMs = Date.now();
  cache.agentPatience.forgetBefore(startedMs);
  const answers = new Map<string, readonly Address[]>();
  const asking = mapBounded(connected, AGENTS_AT_ONCE, async ({ domain, machine }) => {
    const nowMs = Date.now();
    if (nowMs - startedMs >= AGENTS_MS_MAX) return;
    const answer = await cache.agentPatience.tryAsk(machine.uuid, nowMs, () =>
      host.domains.interfaceAddresses(domain, 'agent'),
    );
    const addresses = (answer ?? []).flatMap(({ mac, addresses: list }) =>
      list
        .filter(({ address }) => !LINK_LOCAL.test(address))
        .map(({ address }): Address => ({ mac: mac.toLowerCase(), address, source: 'agent' })),
    );
    answers.set(machine.uuid, addresses);
  });
  await settledWithin(asking, AGENTS_MS_MAX);
  return new Map(answers);
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
