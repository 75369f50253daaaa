import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ground } from './ground';
import { FOREIGN } from './foreign';

/** What virsh calls each kind of object. */
const KINDS = [
  { prefix: 'net-', dump: 'net-dumpxml --inactive', hasState: true },
  { prefix: 'pool-', dump: 'pool-dumpxml --inactive', hasState: true },
  { prefix: '', dump: 'dumpxml --inactive --security-info', hasState: false },
] as const;

/**
 * A host without running machines as it was at one moment, to come back to: its definitions by virsh, its files as a copy. Takes a tenth
 * of the time of what led there.
 */
export interface Checkpoint {
  /** What makes the host as it was, once the ground is reset. */
  restore(): Promise<void>;
}

export async function makeCheckpoint(ground: Ground): Promise<Checkpoint> {
  const { live, agent } = ground;
  const folder = join(live.workDirectory, 'checkpoint');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const commands: string[] = [];
  for (const { prefix, dump, hasState } of KINDS) {
    const names = async (...words: readonly string[]): Promise<readonly string[]> =>
      (await live.virsh(`${prefix}list`, '--name', ...words))
        .split('\n')
        // virsh fills the names of pools with blanks.
        .map((name) => name.trim())
        .filter((name) => name !== '' && name !== FOREIGN);
    const [running, starting] = [await names(), await names('--all', '--autostart')];
    for (const name of await names('--all')) {
      const file = join(folder, `${prefix}${name}.xml`);
      await writeFile(file, await live.virsh(...dump.split(' '), name));
      commands.push(`${prefix}define ${file}`);
      if (hasState && running.includes(name)) commands.push(`${prefix}start ${name}`);
      if (starting.includes(name)) commands.push(`${prefix}autostart ${name}`);
    }
  }
  const [main, state] = [join(live.sandbox.poolDirectory, 'main'), agent.stateDirectory];
  await copyAsIs(main, join(folder, 'main'));
  await copyAsIs(state, join(folder, 'state'));
  return {
    restore: async () => {
      await rm(main, { recursive: true, force: true });
      await copyAsIs(join(folder, 'main'), main);
      await copyAsIs(join(folder, 'state'), state);
      if (commands.length > 0) await live.virsh(commands.join('; '));
    },
  };
}

/** Owners, modes and times included, because libvirt and the agent look at them. */
async function copyAsIs(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['--archive', from, to]);
}
