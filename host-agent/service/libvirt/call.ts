/** A call to libvirt that has ended: what metrics count and the audit log holds. Carries names only, never XML or contents. */
export interface LibvirtCall {
  /** API and method, such as `domains.define`. */
  readonly call: string;
  readonly kind: LibvirtCallKind;
  /** Name of the object: `web-1`, a volume as `disks/web-1.root.qcow2`; empty where a call has none. */
  readonly target: string;
  readonly durationMs: number;
  readonly outcome: LibvirtCallOutcome;
  /** True when the call was sent and no answer came: it may have happened. */
  readonly outcomeUnknown: boolean;
  /** virErrorNumber, where libvirt itself refused. */
  readonly libvirtCode?: number;
}

/** `write`: may change something that outlives the call. */
export type LibvirtCallKind = 'read' | 'write';

/** `unknown`: the connection was lost, or nobody waited any more, while the call was under way. */
export type LibvirtCallOutcome = 'done' | 'failed' | 'timed-out' | 'unknown';
