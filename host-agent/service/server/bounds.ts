/** Limits of the status server; whoever may connect to it must not be able to hold the agent up. */

/** People, a page or two, Prometheus and scripts are far fewer; each connection costs a descriptor and some memory. */
export const CONNECTIONS_MAX = 64;

/** Pages of all operators and a few scripts; each more is memory for events that wait. */
export const EVENT_CLIENTS_MAX = 16;

/** A client that has let so much lie does not read any more: minutes of events. */
export const EVENT_BACKLOG_BYTES_MAX = 256 * 1024;

/** What a client that was cut off for a moment is given again; older events stand in the log. */
export const EVENTS_KEPT_MAX = 256;

/** Shorter than the time after which proxies and firewalls forget a quiet connection (often 30 s). */
export const HEARTBEAT_INTERVAL_MS = 15_000;

/** A page that draws itself anew four times in a second shows all that an eye can follow. */
export const STATUS_INTERVAL_MS = 250;

/** Browsers send about 1 KiB. */
export const HEADER_BYTES_MAX = 8 * 1024;

/** A reason in one sentence, or a digest. */
export const ORDER_BYTES_MAX = 4 * 1024;

/** The status of thousands of machines has about 3 MiB; more would be held in memory for each reader. */
export const ANSWER_BYTES_MAX = 16 * 1024 * 1024;

/** Request lines and bodies are small: slower than this is no client that means well. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** Answers come from memory, metrics from one bulk call of libvirt; one that hangs must not hang every reader. */
export const ANSWER_TIMEOUT_MS = 10_000;

/** The agent itself answers within a minute, even when source or libvirt hang. */
export const ORDER_TIMEOUT_MS = 65_000;

/** A reader that takes nothing for so long is gone: events say something every 15 s, and orders are answered before. */
export const IDLE_TIMEOUT_MS = 70_000;

/** Who listens on a unix socket answers at once: the kernel does it. */
export const SOCKET_PROBE_TIMEOUT_MS = 1000;

/** sockaddr_un of Linux has 108 bytes, the last one is 0 (unix(7)). */
export const SOCKET_PATH_BYTES_MAX = 107;

/** Renewed certificates are taken up within a minute; they are renewed days before the old ones end. */
export const CERTIFICATE_INTERVAL_MS = 60_000;
