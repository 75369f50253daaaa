import { createHash } from 'node:crypto';

/** The sha256 of `bytes`: 64 hexadecimal digits in lower case. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The UUID of version 5 that `name` has in `namespace` (RFC 9562, section 5.5): the first 16 bytes of sha1 over both, with
 * version and variant written over. `namespace` is a UUID in lower case.
 */
export function uuidVersion5(namespace: string, name: Uint8Array): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `${variant}${hash.slice(18, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}
