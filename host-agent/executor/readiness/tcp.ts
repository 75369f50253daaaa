import { connect } from 'node:net';
import { tryFindAddress } from './address';
import type { ReadinessQuestion, Sight } from './check';

/** A guest on this host answers in milliseconds; a lost first packet is sent again after one second. */
const CONNECT_TIMEOUT_MS = 3000;

/** Something on the NIC's address accepts connections, asked from this process. */
export async function seeTcp(question: ReadinessQuestion, nicName: string, port: number): Promise<Sight> {
  const address = await tryFindAddress(question, nicName);
  if (address === undefined) return { ready: false, seen: `no address seen on ${nicName} yet` };
  const failure = await tryConnect(address, port, question.context.signal);
  const where = `${address} port ${port}`;
  return failure === undefined
    ? { ready: true, seen: `${where} answers` }
    : { ready: false, seen: `${where}: ${failure}` };
}

/** Undefined when connected, else why not. */
function tryConnect(
  host: string,
  port: number,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const stop = (): void => finish('the run was stopped');
    const finish = (failure: string | undefined): void => {
      signal?.removeEventListener('abort', stop);
      socket.destroy();
      resolve(failure);
    };
    signal?.addEventListener('abort', stop, { once: true });
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => finish('no answer'));
    socket.once('connect', () => finish(undefined));
    socket.once('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
  });
}
