import { defined } from '../defined';
import { LibvirtUnreachable } from '../errors';

/** Ways to reach a daemon. Plain TCP is left out: it has neither encryption nor authentication worth the name. */
export type TransportKind = 'unix' | 'tls' | 'ssh';

/** How the daemon is split on the host: `auto` looks, `direct` wants virtqemud, `legacy` wants libvirtd. */
export type DaemonMode = 'auto' | 'direct' | 'legacy';

/** A libvirt URI taken apart (https://libvirt.org/uri.html, https://libvirt.org/remote.html). */
export interface LibvirtTarget {
  readonly uri: string;
  /** What the daemon itself is asked to open: the URI without transport and host. */
  readonly driverUri: string;
  /** `qemu`, `test`, … */
  readonly driver: string;
  /** `/system`, `/session`, `/default`. */
  readonly path: string;
  readonly transport: TransportKind;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly mode: DaemonMode;
  readonly socket?: string;
  /** Directory with cacert.pem, clientcert.pem and clientkey.pem. */
  readonly pkiPath?: string;
  /** The server's certificate (tls) or host key (ssh) is not checked. */
  readonly noVerify: boolean;
  readonly keyFile?: string;
  /** The ssh program. */
  readonly command?: string;
  /** The program that reaches a unix socket on the far side. */
  readonly netcat?: string;
  /** What carries the bytes on the far side: libvirt's helper, netcat, or whichever is there. */
  readonly proxy: 'auto' | 'netcat' | 'native';
}

/** Parameters that change nothing here and are accepted because libvirt's own clients take them. */
const ignoredParameters = new Set([
  'name',
  'no_tty',
  'sshauth',
  'known_hosts',
  'known_hosts_verify',
  'tls_priority',
  'no_sanity',
]);

const modes: readonly DaemonMode[] = ['auto', 'direct', 'legacy'];
const proxies = ['auto', 'netcat', 'native'] as const;

/** Reads a libvirt URI. Throws `LibvirtUnreachable` (reason `bad-uri`) and says what is wrong with it. */
export function parseLibvirtUri(uri: string): LibvirtTarget {
  const match = /^([a-z]+)(?:\+([a-z0-9]+))?:\/\/([^/?#]*)(\/[^?#]*)?(?:\?([^#]*))?$/.exec(uri);
  if (!match) throw badUri(uri, 'expected driver[+transport]://[user@][host][:port]/path');
  const [, driver = '', named, authority = '', path = '/', query = ''] = match;
  const address = parseAuthority(uri, authority);
  const parameters = new URLSearchParams(query);
  const transport = transportOf(uri, named, address.host);
  const known = new Set([
    'mode',
    'socket',
    'pkipath',
    'no_verify',
    'keyfile',
    'command',
    'netcat',
    'proxy',
    ...ignoredParameters,
  ]);
  const unknown = [...parameters.keys()].find((name) => !known.has(name));
  if (unknown !== undefined) throw badUri(uri, `unknown parameter "${unknown}"`);
  const mode = modes.find((candidate) => candidate === (parameters.get('mode') ?? 'auto'));
  if (!mode) throw badUri(uri, 'mode must be auto, direct or legacy');
  const proxy = proxies.find((candidate) => candidate === (parameters.get('proxy') ?? 'auto'));
  if (!proxy) throw badUri(uri, 'proxy must be auto, netcat or native');
  // An empty value means "not given".
  const parameter = (name: string): string | undefined => parameters.get(name) || undefined;
  return defined({
    uri,
    driverUri: parameter('name') ?? `${driver}://${path}`,
    driver,
    path,
    transport,
    ...address,
    mode,
    proxy,
    noVerify: parameter('no_verify') === '1',
    socket: parameter('socket'),
    pkiPath: parameter('pkipath'),
    keyFile: parameter('keyfile'),
    command: parameter('command'),
    netcat: parameter('netcat'),
  });
}

function transportOf(uri: string, named: string | undefined, host: string | undefined): TransportKind {
  // libvirt's rule: a host without a transport means TLS.
  const transport = named ?? (host === undefined ? 'unix' : 'tls');
  if (transport !== 'unix' && transport !== 'tls' && transport !== 'ssh') {
    throw badUri(uri, `transport "${transport}" is not supported; use unix, tls or ssh`);
  }
  if (transport === 'unix' && host !== undefined)
    throw badUri(uri, 'a unix socket has no host; did you mean qemu+ssh://?');
  if (transport !== 'unix' && host === undefined) throw badUri(uri, `${transport} needs a host`);
  return transport;
}

function parseAuthority(uri: string, authority: string): Pick<LibvirtTarget, 'user' | 'host' | 'port'> {
  if (authority === '') return {};
  const match =
    /^(?:([A-Za-z0-9_][A-Za-z0-9_.-]*)@)?(\[[0-9a-fA-F:.%a-z]+\]|[A-Za-z0-9_][A-Za-z0-9_.-]*)(?::(\d{1,5}))?$/.exec(
      authority,
    );
  if (!match) throw badUri(uri, `cannot read the host in "${authority}"`);
  const [, user, host = '', port] = match;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535))
    throw badUri(uri, `port ${port} is out of range`);
  return defined({
    user,
    host: host.replace(/^\[|\]$/g, ''),
    port: port === undefined ? undefined : Number(port),
  });
}

function badUri(uri: string, detail: string): LibvirtUnreachable {
  return new LibvirtUnreachable(
    'bad-uri',
    `libvirt URI "${uri}": ${detail}. Examples: qemu:///system, qemu+ssh://root@host/system.`,
  );
}
