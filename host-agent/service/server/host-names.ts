import { isIP } from 'node:net';

/** Whether the Host header of a request names this server; undefined when there was none (HTTP/1.0). */
export type HostCheck = (header: string | undefined) => boolean;

/**
 * Names by which a loopback address may be asked. Anything else is a page of somebody else's whose name was made to lead here
 * (DNS rebinding): the browser takes the answer for that page's own.
 */
const LOOPBACK_NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** Lets through loopback names, the address itself, and what `certified` says of other names. Ports may differ: they are forwarded. */
export function hostCheck(address: string, certified: (name: string) => boolean = () => false): HostCheck {
  const own = isIP(address) === 6 ? `[${address.toLowerCase()}]` : address;
  const known = new Set([...LOOPBACK_NAMES, own]);
  return (header) => {
    const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.exec(header ?? '');
    const name = match?.[1]?.toLowerCase();
    return name !== undefined && (known.has(name) || certified(name.replace(/^\[|\]$/g, '')));
  };
}
