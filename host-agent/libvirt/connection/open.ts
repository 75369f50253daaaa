import { LibvirtUnreachable } from '../errors';
import type { CallOptions } from './call-queue';
import type { Connection } from './connection';

/** VIR_DRV_FEATURE_PROGRAM_KEEPALIVE of libvirt_internal.h: asking for it also permits the daemon to ping. */
const featureKeepalive = 10;
/** VIR_CONNECT_RO. */
const connectReadOnly = 1;
/** remote_auth_type of remote_protocol.x. */
const authentication = { none: 0, sasl: 1, polkit: 2 } as const;

/**
 * Takes a fresh connection to where calls work: authentication, keepalive, CONNECT_OPEN of `driverUri` (such as
 * `qemu:///system`).
 *
 * Throws `LibvirtUnreachable` (reason `authentication`) when the daemon wants what we cannot give, else as calls do.
 */
export async function openConnection(
  connection: Connection,
  driverUri: string,
  options: { readonly readOnly: boolean } & CallOptions,
): Promise<void> {
  await authenticate(connection, options);
  const { supported } = await connection.call(
    'connectSupportsFeature',
    { feature: featureKeepalive },
    options,
  );
  if (supported === 1) connection.startKeepalive();
  await connection.call(
    'connectOpen',
    { name: driverUri, flags: options.readOnly ? connectReadOnly : 0 },
    options,
  );
}

async function authenticate(connection: Connection, options: CallOptions): Promise<void> {
  const { types } = await connection.call('authList', undefined, options);
  const [wanted = authentication.none] = types;
  if (wanted === authentication.none) return;
  if (wanted === authentication.polkit) {
    await connection.call('authPolkit', undefined, options);
    return;
  }
  throw new LibvirtUnreachable(
    'authentication',
    'the libvirt daemon asks for SASL authentication, which this client does not speak. Use qemu+ssh:// or qemu+tls:// with a client certificate, or the local socket.',
  );
}
