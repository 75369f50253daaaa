import { Connection, type ConnectionOptions } from '../connection/connection';
import { openConnection } from '../connection/open';
import { LibvirtFailure, LibvirtUnreachable } from '../errors';
import { dial } from '../transport/dial';
import type { LibvirtTarget } from '../transport/uri';

export interface ConnectOnceOptions extends ConnectionOptions {
  readonly readOnly: boolean;
  /** For everything up to and including CONNECT_OPEN: a stopped daemon still accepts connections and then says nothing. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** One open connection, or `LibvirtUnreachable` within the time given (a refusal by libvirt itself comes as `LibvirtError`). */
export async function connectOnce(target: LibvirtTarget, options: ConnectOnceOptions): Promise<Connection> {
  const deadline = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  let connection: Connection | undefined;
  try {
    connection = new Connection(await dial(target, { readOnly: options.readOnly, signal }), options);
    await openConnection(connection, target.driverUri, { readOnly: options.readOnly, signal });
    return connection;
  } catch (failure) {
    connection?.close();
    if (options.signal?.aborted) throw options.signal.reason;
    if (deadline.aborted) {
      throw new LibvirtUnreachable(
        'deadline',
        `libvirt at ${target.uri} did not answer within ${options.timeoutMs} ms. Is its daemon stopped or overloaded?`,
        { cause: failure },
      );
    }
    throw unreachableBehind(failure) ?? failure;
  }
}

/** The transport's own explanation, where it is what ended the connection. */
function unreachableBehind(failure: unknown): LibvirtUnreachable | undefined {
  let current = failure;
  while (current instanceof LibvirtFailure) {
    if (current instanceof LibvirtUnreachable) return current;
    current = current.cause;
  }
  return undefined;
}
