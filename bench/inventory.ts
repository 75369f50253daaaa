/**
 * Defining and reading real QEMU domains (none of them started), beside what one would write with virsh:
 * `npm run bench -- inventory [--machines 50,300] [--runs 5]`. Needs root: it starts a libvirt host of its own.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readInventory } from '../host-agent/inventory';
import { connectLibvirt, writeDomain, type LibvirtHost } from '../host-agent/libvirt';
import { startSandbox } from '../host-agent/sandbox';
import { describeMachine } from '../lib/describe';
import { markOfMachine, planDigest, type Plan } from '../lib/plan';
import { bundleAgent } from './support/agent';
import { defining } from './support/defining';
import { hostWith, planOf } from './support/fleet';
import { benchOptions } from './support/options';
import { FIRST_READING, NEXT_READING, OUR_DEFINING, type Subject } from './support/subject';
import { reading } from './support/reading';
import { compare, keepRaw, printSurroundings, surroundings } from './support/report';
import { measureInTurn, wallClock } from './support/rounds';
import { runBench } from './support/run-bench';

async function main(): Promise<void> {
  const options = benchOptions({ machineCounts: [50, 300], runs: 5 });
  const sandbox = await startSandbox({
    name: `bench-${randomBytes(4).toString('hex')}`,
    lifetime: 'starter',
  });
  try {
    // Inside of the sandbox's own folder, so that it goes with the sandbox even when this process is killed.
    const workDirectory = await mkdtemp(join(sandbox.imagesDirectory, 'bench-'));
    await contest(sandbox.uri, workDirectory, options);
  } finally {
    await sandbox.stop();
  }
}

async function contest(
  uri: string,
  workDirectory: string,
  { machineCounts, runs }: { readonly machineCounts: readonly number[]; readonly runs: number },
): Promise<void> {
  const host = await connectLibvirt(uri);
  try {
    const facts = (await readInventory(host)).host;
    const where = surroundings({ libvirt: facts.libvirtVersion, qemu: facts.hypervisorVersion });
    printSurroundings(where);
    const agentProgram = await bundleAgent(workDirectory);
    const results: unknown[] = [];
    for (const machines of machineCounts) {
      const subject = await makeSubject({ uri, workDirectory, agentProgram, host, machines });
      const defined = await measureInTurn(defining(subject), { runs, clock: wallClock });
      process.stdout.write(`\n${compare(`define ${machines} machines`, defined, [OUR_DEFINING])}\n`);
      const read = await measureInTurn(reading(subject), { runs, clock: wallClock });
      process.stdout.write(
        `\n${compare(`read ${machines} machines`, read, [FIRST_READING, NEXT_READING])}\n`,
      );
      results.push({ machines, defined, read });
    }
    keepRaw('inventory', { surroundings: where, results });
  } finally {
    await host.close();
  }
}

/** Definitions as the agent writes them, in memory for us and in files for virsh. */
async function makeSubject(place: {
  readonly uri: string;
  readonly workDirectory: string;
  readonly agentProgram: string;
  readonly host: LibvirtHost;
  readonly machines: number;
}): Promise<Subject> {
  const plan = planOf(hostWith(place.machines));
  const definitions = await Promise.all(
    definitionsOf(plan).map(async ({ name, xml }) => {
      const path = join(place.workDirectory, `${name}.xml`);
      await writeFile(path, xml);
      return { name, xml, path };
    }),
  );
  return { ...place, definitions };
}

function definitionsOf(plan: Plan): readonly { readonly name: string; readonly xml: string }[] {
  const digest = planDigest(plan);
  return plan.machines.map((machine) => {
    const mark = markOfMachine(plan, machine, { generation: 1, planDigest: digest });
    // Emulated, so that it runs where there is no KVM; nothing is started, so it makes no difference.
    return {
      name: machine.name,
      xml: writeDomain(describeMachine(machine, { plan, acceleration: 'tcg', mark })),
    };
  });
}

runBench('inventory', main);
