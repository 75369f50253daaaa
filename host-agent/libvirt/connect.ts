import { createDomainApi } from './api/domains';
import { createNetworkApi } from './api/networks';
import { createNodeApi } from './api/node';
import { createPoolApi } from './api/pools';
import type { ConnectOptions, LibvirtHost } from './api/types';
import { createVolumeApi } from './api/volumes';
import { Session } from './session/session';
import { parseLibvirtUri } from './transport/uri';

/** A healthy daemon opens in milliseconds, ssh to a far host in seconds. */
const connectTimeoutMsDefault = 15_000;

/**
 * Connects to the libvirt daemon of a URI (`qemu:///system`, `qemu:///session`, `qemu+unix:///system?socket=…`,
 * `qemu+ssh://user@host/system`, `qemu+tls://host/system`, `test+unix:///default`) and keeps the connection alive until
 * `close()`.
 *
 * Rejects with `LibvirtUnreachable`, whose message says what to do, or with the `LibvirtError` that libvirt refused with.
 */
export async function connectLibvirt(uri: string, options: ConnectOptions = {}): Promise<LibvirtHost> {
  const session = await Session.open(parseLibvirtUri(uri), {
    readOnly: options.readOnly ?? false,
    connectTimeoutMs: options.connectTimeoutMs ?? connectTimeoutMsDefault,
    callWindow: options.callWindow,
    signal: options.signal,
  });
  return createHost(session);
}

/** The interface over a session that is open already. */
export function createHost(session: Session): LibvirtHost {
  return {
    uri: session.uri,
    readOnly: session.readOnly,
    domains: createDomainApi(session),
    networks: createNetworkApi(session),
    pools: createPoolApi(session),
    volumes: createVolumeApi(session),
    node: createNodeApi(session),
    events: (subscription) => session.subscribe(subscription?.signal),
    close: () => session.close(),
  };
}
