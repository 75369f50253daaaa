import type { Inventory } from '../../inventory';
import type { ActualHost } from '../../review';
import { CommandFailure } from '../command-failure';
import { listed } from '../agent/find-plan';
import { plain } from '../terminal/plain';

/** A host that was looked at, before it is clear which of the review's hosts it is. */
export interface Looked {
  readonly actual: ActualHost;
  /** What its file or its address calls it. */
  readonly called: string;
}

/**
 * Which of `hosts` was looked at: the one that was named, the only one there is, the one that calls itself so, or the one that its file or
 * address is called by.
 *
 * @throws CommandFailure where nothing says so, and where its objects say that it is another one
 */
export function whichHost(
  { actual, called }: Looked,
  named: string | undefined,
  hosts: readonly string[],
): string {
  const [first, ...others] = hosts;
  const only = others.length === 0 ? first : undefined;
  const own = actual.kind === 'read' ? firstLabel(actual.inventory.host.hostname) : undefined;
  const host =
    named ?? only ?? [own, firstLabel(called)].find((name) => name !== undefined && hosts.includes(name));
  if (host === undefined) {
    const name = own === undefined ? '' : `, which calls itself ${plain(own)}`;
    throw new CommandFailure({
      code: 'host-needed',
      message: `Nothing says which host of this review ${plain(actual.source)} is${name}.`,
      advice: `Say it as --inventory <host>=${plain(actual.source)}: ${listed(hosts)}.`,
    });
  }
  if (actual.kind === 'read') requireNotAnother(host, actual, hosts);
  return host;
}

/** What one inventory says of another host's plan is all wrong: everything would be made anew, and nothing be ours. */
function requireNotAnother(
  host: string,
  { source, inventory }: Extract<ActualHost, { readonly kind: 'read' }>,
  hosts: readonly string[],
): void {
  const marked = markedHosts(inventory);
  if (marked.has(host)) return;
  const others = hosts.filter((name) => marked.has(name));
  if (others.length === 0) return;
  throw new CommandFailure({
    code: 'other-host',
    message: `${plain(source)} is the inventory of ${others.join(' and ')}, not of ${host}: so its marks say.`,
    advice: `Name it as --inventory ${others[0]}=${plain(source)}, and another one for ${host}.`,
  });
}

/** Hosts of plans that something here was made by. */
export function markedHosts({ machines, networks }: Inventory): ReadonlySet<string> {
  return new Set(
    [...machines, ...networks].flatMap(({ ownership }) =>
      ownership.kind === 'ours' ? [ownership.mark.host] : [],
    ),
  );
}

/** What a host is called in its own domain; plans write names in lower case. */
function firstLabel(hostname: string): string {
  return (hostname.split('.', 1)[0] ?? '').toLowerCase();
}
