import { LibvirtError, type DomainReference, type LibvirtEvent } from '../../../libvirt';
import { StepError } from '../../failure';
import type { StepContext } from '../procedure';

/** A guest lets go within two seconds or has something against it; a busy host without KVM makes it ten. */
const REMOVAL_TIMEOUT_MS = 20_000;

/** A device of a running machine that is to go away. */
export interface RemovableDevice {
  readonly domain: DomainReference;
  /** In words: `disk vdb (/pools/main/web-data.qcow2)`. */
  readonly what: string;
  readonly xml: string;
  /** libvirt's own name of it, by which events speak of it. */
  readonly alias?: string;
  /** Reads the running definition: only that tells. */
  readonly isGone: () => Promise<boolean>;
}

/**
 * Takes a device away from a running machine and waits until it is gone. libvirt says "detached" after five seconds whether or
 * not the guest has let go; one that has not keeps the device, and libvirt takes it away should the guest let go later. Asking
 * again is harmless.
 *
 * @throws StepError `guest-uses-it` when the guest refuses, `guest-timeout` when it does not answer: the device is still there
 */
export async function removeDevice(context: StepContext, device: RemovableDevice): Promise<void> {
  // Listened to before asking: the answer may come before the call returns.
  const refusal = listenForRefusal(context, device);
  try {
    await detach(context, device, refusal);
    await waitUntilGone(context, device, refusal);
  } finally {
    refusal.stop();
  }
}

async function detach(context: StepContext, device: RemovableDevice, refusal: Refusal): Promise<void> {
  try {
    await context.host.domains.detachDevice(device.domain, device.xml);
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    // An earlier request may have come true in between.
    if (await device.isGone()) return;
    throw refusal.seen() ? refused(device, error) : error;
  }
}

async function waitUntilGone(context: StepContext, device: RemovableDevice, refusal: Refusal): Promise<void> {
  const { clock, signal, settings } = context;
  const deadlineMs = clock.monotonicMs() + REMOVAL_TIMEOUT_MS;
  for (;;) {
    if (await device.isGone()) return;
    if (refusal.seen()) throw refused(device);
    const nowMs = clock.monotonicMs();
    if (nowMs >= deadlineMs) throw timedOut(device);
    if (signal?.aborted === true) {
      const message = `The run was stopped while ${device.domain.name} was asked to let go of ${device.what}: apply again.`;
      throw new StepError('interrupted', message);
    }
    await Promise.race([
      refusal.news(),
      clock.sleep(Math.min(settings.pollIntervalMs, deadlineMs - nowMs), signal),
    ]);
  }
}

interface Refusal {
  /** Whether the guest has refused by now. */
  seen(): boolean;
  /** Resolves when libvirt says anything new about the device. */
  news(): Promise<void>;
  stop(): void;
}

function listenForRefusal(context: StepContext, { domain, alias }: RemovableDevice): Refusal {
  const listening = new AbortController();
  const events = context.host.events({ signal: listening.signal });
  let isRefused = false;
  let wake: () => void = () => undefined;
  const listen = async (): Promise<void> => {
    for await (const event of events) {
      if (!isAbout(event, domain.uuid, alias)) continue;
      isRefused = event.kind === 'device-removal-failed';
      wake();
    }
  };
  // Events are hints only: without them the definition is read once per interval all the same.
  listen().catch(() => undefined);
  return {
    seen: () => isRefused,
    news: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
    stop: () => {
      listening.abort();
    },
  };
}

function isAbout(event: LibvirtEvent, uuid: string, alias: string | undefined): boolean {
  return (
    (event.kind === 'device-removed' || event.kind === 'device-removal-failed') &&
    event.domain.uuid === uuid &&
    event.alias === alias
  );
}

function refused({ domain, what }: RemovableDevice, cause?: unknown): StepError {
  const message = `The guest of "${domain.name}" refused to let go of ${what}: it is still attached. Free it inside the guest, then apply again.`;
  return new StepError('guest-uses-it', message, { cause });
}

function timedOut({ domain, what }: RemovableDevice): StepError {
  const message =
    `The guest of "${domain.name}" did not let go of ${what} within ${REMOVAL_TIMEOUT_MS / 1000} s: it is still attached, ` +
    'and goes when the guest lets go of it later. Apply again, or restart the machine.';
  return new StepError('guest-timeout', message);
}
