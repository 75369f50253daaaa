import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * The call AUTH_LIST of libvirt's remote protocol (remote_protocol.x: program 0x20008086, version 1, procedure 66), which every client
 * sends first: length, program, version, procedure, type call, serial, status. libvirtd answers no call before all its drivers are ready.
 */
const FIRST_CALL = Buffer.from('0000001c200080860000000100000042000000000000000100000000', 'hex');

/** True once the libvirtd behind this socket has answered a call; false when `deadlineMs` (Date.now) passes or `isPointless` says so. */
export async function waitUntilAnswering(
  socketPath: string,
  deadlineMs: number,
  isPointless: () => boolean,
): Promise<boolean> {
  while (Date.now() < deadlineMs && !isPointless()) {
    if (await answers(socketPath, deadlineMs - Date.now())) return true;
    await delay(POLL_MS);
  }
  return false;
}

function answers(socketPath: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = createConnection(socketPath, () => connection.write(FIRST_CALL));
    const finish = (answered: boolean): void => {
      connection.destroy();
      resolve(answered);
    };
    connection.setTimeout(timeoutMs, () => finish(false));
    connection.once('data', () => finish(true));
    // Not there yet, or ended between two turns: both mean "ask again".
    connection.once('error', () => finish(false));
    connection.once('end', () => finish(false));
  });
}
