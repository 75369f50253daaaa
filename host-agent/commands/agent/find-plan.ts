import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { CommandFailure } from '../command-failure';
import { tryFindProject } from '../synth/project';

/** More hosts than this are not listed in a message. */
const HOSTS_LISTED_MAX = 20;

/** Where the plan is: the file that was named, else the one that synthesis wrote for `host` (or for the only host). */
export async function findPlanFile(request: {
  readonly workingDirectory: string;
  readonly file?: string;
  readonly host?: string;
}): Promise<string> {
  if (request.file !== undefined) return resolve(request.workingDirectory, request.file);
  const project = await tryFindProject(request.workingDirectory);
  const output = project?.outputDirectory ?? join(request.workingDirectory, 'cdktf.out');
  const stacks = join(output, 'stacks');
  const hosts = await hostsIn(stacks);
  const shown = relative(request.workingDirectory, stacks) || '.';
  const host = request.host ?? (hosts.length === 1 ? hosts[0] : undefined);
  if (host !== undefined && hosts.includes(host)) return join(stacks, host, 'plan.json');
  if (hosts.length === 0) {
    throw new CommandFailure({
      code: 'no-plan',
      message: `There is no plan in ${shown}.`,
      advice: 'Make one with `fleetwright synth`, or name a file with --plan.',
    });
  }
  throw new CommandFailure({
    code: host === undefined ? 'host-needed' : 'no-such-host',
    message:
      host === undefined
        ? `There are plans for ${hosts.length} hosts in ${shown}.`
        : `There is no plan for host ${host} in ${shown}.`,
    advice: `Name one of them: ${listed(hosts)}.`,
  });
}

/** Names of the hosts that synthesis wrote a plan for. */
async function hostsIn(stacks: string): Promise<readonly string[]> {
  const names = await tryReadFolder(stacks);
  const withPlan = await Promise.all(
    names.map(async (name) => ({ name, files: await tryReadFolder(join(stacks, name)) })),
  );
  return withPlan
    .filter(({ files }) => files.includes('plan.json'))
    .map(({ name }) => name)
    .sort();
}

async function tryReadFolder(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch {
    // Not there, or no folder: either way it holds no plan.
    return [];
  }
}

/** Some of the names, and how many more there are. */
export function listed(hosts: readonly string[]): string {
  const more = hosts.length - HOSTS_LISTED_MAX;
  const names = hosts.slice(0, HOSTS_LISTED_MAX).join(', ');
  return more > 0 ? `${names} and ${more} more` : names;
}
