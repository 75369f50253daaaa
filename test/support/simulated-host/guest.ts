import type { SimulatedMachine } from './state';

/** Whether somebody inside the guest answers. */
export function hasAgent({ running, state, guest }: SimulatedMachine): boolean {
  return guest.agent && state === 'running' && running?.guestAgent === true;
}

/** vCPUs that the guest works with. */
export function onlineVcpusOf({ running, guest }: SimulatedMachine): number {
  return (running?.vcpus.current ?? 0) - guest.offlineVcpus;
}

/** What the guest is given in the end, once balloon and plugged-in memory have followed. */
export function givenMiBOf({ running, balloonMiB }: SimulatedMachine): number {
  return (balloonMiB ?? 0) + (running?.memory.requestedMiB ?? 0);
}
