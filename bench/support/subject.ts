import type { LibvirtHost } from '../../host-agent/libvirt';

/** What the contestants work on. */
export interface Subject {
  readonly uri: string;
  /** Stays connected throughout: for what is not measured, and for what keeps its connection. */
  readonly host: LibvirtHost;
  /** The command-line program as one file, to be run by Node. */
  readonly agentProgram: string;
  /** Each also in a file, from which virsh reads it. */
  readonly definitions: readonly { readonly name: string; readonly xml: string; readonly path: string }[];
}

/** Names of the contestants that the others are compared with. */
export const OUR_DEFINING = 'ours';
export const FIRST_READING = 'ours, first';
export const NEXT_READING = 'ours, next';

/** @throws Error unless exactly the machines of the subject are defined on its host. */
export async function expectAllDefined({ host, definitions }: Subject): Promise<void> {
  const found = new Set((await host.domains.list()).map(({ name }) => name));
  const missing = definitions.filter(({ name }) => !found.has(name));
  if (missing.length > 0 || found.size !== definitions.length) {
    throw new Error(
      `${found.size} machines are defined, ${missing.length} of ${definitions.length} are missing`,
    );
  }
}

export async function undefineAll({ host }: Subject): Promise<void> {
  await Promise.all((await host.domains.list()).map((domain) => host.domains.undefine(domain)));
}
