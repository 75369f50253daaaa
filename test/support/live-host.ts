import { afterAll, beforeAll, jest } from '@jest/globals';
import { startLiveHost, stopLiveHost, type LiveHost } from './start-live-host';

export { waitFor } from './wait-for';
export type { LiveHost } from './start-live-host';
export { tinyDomainXml, TINY_GUEST_COMMAND_LINE, type TinyGuest, type TinyGuestState } from './tiny-guest';

/** Building the guest for the first time is the slowest thing that happens before the first test. */
const SET_UP_MS_MAX = 360_000;

/** Several boots without KVM on a busy machine; jest's own 5 s would be less than one. */
const TEST_MS_MAX = 180_000;

/**
 * Call once at the top of a live test file (or describe): a sandbox with a tiny guest is there before the first test and gone after the last,
 * or when the test process dies. The result may be used inside tests and hooks only. Gives every test of the file 180 s.
 */
export function useLiveHost(): LiveHost {
  jest.setTimeout(TEST_MS_MAX);
  let started: LiveHost | undefined;
  const live = (): LiveHost => {
    if (started === undefined) throw new Error('the live host exists inside tests and hooks only');
    return started;
  };
  beforeAll(async () => {
    started = await startLiveHost();
  }, SET_UP_MS_MAX);
  afterAll(async () => {
    if (started === undefined) return;
    await stopLiveHost(started);
  }, SET_UP_MS_MAX);
  return {
    get sandbox() {
      return live().sandbox;
    },
    get uri() {
      return live().uri;
    },
    get guest() {
      return live().guest;
    },
    get workDirectory() {
      return live().workDirectory;
    },
    virsh: (...argv) => live().virsh(...argv),
    virshWithXml: (xml, ...argv) => live().virshWithXml(xml, ...argv),
    readLog: (path) => live().readLog(path),
    waitForLog: (path, pattern, timeoutMs) => live().waitForLog(path, pattern, timeoutMs),
    tryHttpGet: (address, path) => live().tryHttpGet(address, path),
    tryGuestState: (address) => live().tryGuestState(address),
    waitForGuest: (address, condition, timeoutMs) => live().waitForGuest(address, condition, timeoutMs),
    writeMarker: (address, word) => live().writeMarker(address, word),
  };
}
