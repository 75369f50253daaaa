/**
 * A private libvirt host for trying things out and for tests: own daemons, sockets, configuration, state and namespaces.
 * The machine's libvirt and networks are left alone, several stand side by side by name, and nothing is left after `stop`.
 *
 *     this process --spawns--> KEEPER (sh, outside; cleans up when told, when the sandbox ends or when its starter dies)
 *                                |
 *                                +-- LAUNCHER (unshare; dies with the keeper)
 *                                      |
 *                                      +-- HOLDER (sh, process 1 inside; all else inside dies with it)
 *                                            +-- virtlogd
 *                                            +-- libvirtd --> dnsmasq, QEMU …
 */
export { startSandbox, type StartSandboxOptions } from './start';
export { stopSandbox } from './stop';
export { listSandboxes, sandboxStatus, tryFindSandbox, type SandboxStatus } from './status';
export type { Sandbox } from './sandbox';
export type { SandboxLifetime } from './record';
export type { ExecOptions, ExecResult } from './enter';
export { checkPrerequisites } from './prerequisites';
export { SandboxError, type SandboxErrorCode } from './errors';
export { DEFAULT_DISK_ROOT, DEFAULT_STATE_ROOT, type SandboxRoots } from './layout';
