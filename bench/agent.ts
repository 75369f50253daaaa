/**
 * The agent as a service: what it costs to look, to wait and to start, on real QEMU domains (none of them started):
 * `npm run bench -- agent [--machines 100,1000,5000] [--runs 5] [--idle-seconds 300] [--detections 100]`. Needs root.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stringify } from 'yaml';
import { createInventoryCache, readInventory } from '../host-agent/inventory';
import { connectLibvirt, type LibvirtHost } from '../host-agent/libvirt';
import { startSandbox, type Sandbox } from '../host-agent/sandbox';
import { decide, observe } from '../host-agent/service';
import { canonicalBytes, planDigest, type Plan } from '../lib/plan';
import { bundleAgent } from './support/agent';
import { benchOptions } from './support/options';
import { compare, formatTable, keepRaw, printSurroundings, surroundings } from './support/report';
import { measureInTurn, median, wallClock, type Samples } from './support/rounds';
import { runBench } from './support/run-bench';
import { AgentProcess } from './support/service/agent-process';
import { stillPlan } from './support/service/still-plan';

/** What the agent must not take more than; a miss is said, and does not fail the bench. */
const GOALS = {
  passRatio: { machines: 1000, most: 2 },
  residentMiB: 90,
  startMs: 400,
  detectionP95Ms: 250,
};

/** With so many machines idling and detection are measured. */
const WATCHED_MACHINES = 100;
const RAW_LISTING = 'raw listing';

interface Options {
  readonly machineCounts: readonly number[];
  readonly runs: number;
  readonly idleSeconds: number;
  readonly detections: number;
}

async function main(): Promise<void> {
  const options = benchOptions({
    machineCounts: [100, 1000, 5000],
    runs: 5,
    idleSeconds: 300,
    detections: 100,
  });
  const results: Record<string, unknown> = {};
  for (const machines of new Set([...options.machineCounts, WATCHED_MACHINES])) {
    await withHost(machines, async (host) => {
      if (Object.keys(results).length === 0) {
        const facts = (await readInventory(host.libvirt)).host;
        const where = surroundings({ libvirt: facts.libvirtVersion, qemu: facts.hypervisorVersion });
        printSurroundings(where);
        results['surroundings'] = where;
      }
      if (options.machineCounts.includes(machines)) results[`pass-${machines}`] = await passes(host, options);
      if (machines === WATCHED_MACHINES) results['watched'] = await watch(host, options);
    });
  }
  keepRaw('agent', results);
}

interface BenchHost {
  readonly libvirt: LibvirtHost;
  readonly plan: Plan;
  readonly stateDirectory: string;
  readonly program: string;
  readonly configuration: string;
}

/** A libvirt host of its own that the agent has made as its release says. */
async function withHost(machines: number, work: (host: BenchHost) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox({
    name: `bench-${randomBytes(4).toString('hex')}`,
    lifetime: 'starter',
  });
  try {
    const directory = await mkdtemp(join(sandbox.imagesDirectory, 'bench-'));
    const host = await prepare(sandbox, directory, machines);
    try {
      await work(host);
    } finally {
      await host.libvirt.close();
    }
    await rm(directory, { recursive: true });
  } finally {
    await sandbox.stop();
  }
}

async function prepare(sandbox: Sandbox, directory: string, machines: number): Promise<BenchHost> {
  const kernel = randomBytes(4096);
  const kernelPath = join(sandbox.imagesDirectory, 'kernel');
  await writeFile(kernelPath, kernel);
  const plan = stillPlan(machines, { poolDirectory: sandbox.poolDirectory, kernelPath, kernel });
  const releases = join(directory, 'releases');
  await mkdir(releases);
  await writeFile(join(releases, 'bench.release'), releaseOf(plan));
  const stateDirectory = join(directory, 'state');
  const configuration = join(directory, 'agent.yaml');
  await writeFile(
    configuration,
    stringify({
      poolRoots: [sandbox.poolDirectory],
      imageRoots: [sandbox.imagesDirectory],
      stateDirectory,
      libvirtUri: sandbox.uri,
      identity: { fleet: 'bench', host: 'bench' },
      source: { folder: { path: releases } },
      trust: { allowUnsigned: true },
      policy: { drift: 'report' },
      status: { socket: join(directory, 'agent.sock') },
    }),
  );
  const program = await bundleAgent(directory);
  const agent = new AgentProcess(program, configuration);
  await agent.until((record) => record.code === 'pass-ended' && record.fields.result === 'corrected');
  await agent.until((record) => record.code === 'pass-ended' && record.fields.result === 'unchanged');
  await agent.stop();
  return { libvirt: await connectLibvirt(sandbox.uri), plan, stateDirectory, program, configuration };
}

function releaseOf(plan: Plan): Buffer {
  const statement = {
    fleetwrightRelease: 1,
    fleet: plan.fleet,
    host: { name: plan.host.name },
    generation: 1,
    madeAt: '2026-01-01T00:00:00Z',
    planDigest: planDigest(plan),
    plan,
  };
  return Buffer.concat([Buffer.from(canonicalBytes(statement)), Buffer.from('\n')]);
}

/** A whole pass over unchanged machines, beside listing their definitions and nothing else, by the same client. */
async function passes(
  { libvirt, plan, stateDirectory }: BenchHost,
  { runs }: Options,
): Promise<readonly Samples[]> {
  const cache = createInventoryCache();
  const digest = planDigest(plan);
  const samples = await measureInTurn(
    [
      {
        name: RAW_LISTING,
        run: async () => {
          const domains = await libvirt.domains.list();
          const texts = await Promise.all(
            domains.map((domain) => libvirt.domains.getXml(domain, { inactive: true })),
          );
          if (texts.length !== plan.machines.length)
            throw new Error(`${texts.length} definitions were listed`);
        },
      },
      {
        name: 'observing alone',
        run: async () => {
          const { inventory } = await observe(libvirt, { stateDirectory, cache });
          if (inventory.machines.length !== plan.machines.length) throw new Error('machines are missing');
        },
      },
      {
        name: 'a pass that changes nothing',
        run: async () => {
          const seen = await observe(libvirt, { stateDirectory, cache });
          const { steps, refusals } = decide({ plan, planDigest: digest }, seen, {}, Date.now());
          if (steps.length + refusals.length > 0)
            throw new Error(`${steps.length} steps, ${refusals.length} refusals`);
        },
      },
    ],
    { runs, clock: wallClock },
  );
  process.stdout.write(`\n${compare(`${plan.machines.length} machines`, samples, [RAW_LISTING])}\n`);
  if (plan.machines.length === GOALS.passRatio.machines) {
    const [raw, , pass] = samples.map(({ samplesMs }) => median(samplesMs));
    say(
      `pass over ${plan.machines.length} machines ÷ ${RAW_LISTING}`,
      (pass ?? NaN) / (raw ?? NaN),
      GOALS.passRatio.most,
    );
  }
  return samples;
}

/** Start, idling, and how soon the agent sees what somebody else did. */
async function watch(host: BenchHost, { runs, idleSeconds, detections }: Options): Promise<object> {
  const startsMs: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const agent = new AgentProcess(host.program, host.configuration);
    await agent.until(({ code }) => code === 'agent-started');
    startsMs.push(performance.now() - agent.startedAtMs);
    await agent.stop();
  }
  const agent = new AgentProcess(host.program, host.configuration);
  try {
    await agent.until(({ code }) => code === 'pass-ended');
    const before = agent.use();
    // Idling is what is measured: nothing is waited for.
    await delay(idleSeconds * 1000);
    const after = agent.use();
    const latenciesMs = await detect(host, agent, detections);
    const facts = {
      startMs: median(startsMs),
      bundleKiB: Math.round((await stat(host.program)).size / 1024),
      idleCpuPercent: ((after.cpuSeconds - before.cpuSeconds) / idleSeconds) * 100,
      idleResidentMiB: after.residentMiB,
      residentMaxMiB: agent.use().residentMaxMiB,
      detectionMedianMs: median(latenciesMs),
      detectionP95Ms: percentile(latenciesMs, 0.95),
    };
    const rows = Object.entries(facts).map(([name, value]) => [name, value.toFixed(2)]);
    process.stdout.write(`\n${formatTable([`the agent with ${WATCHED_MACHINES} machines`, ''], rows)}\n\n`);
    say('memory while idle, MiB', facts.idleResidentMiB, GOALS.residentMiB);
    say('start, ms', facts.startMs, GOALS.startMs);
    say('detection, 95 of 100, ms', facts.detectionP95Ms, GOALS.detectionP95Ms);
    return { ...facts, startsMs, latenciesMs, idleSeconds };
  } finally {
    await agent.stop();
  }
}

/** From the moment libvirt has taken somebody else's definition until the agent names the difference. */
async function detect(
  { libvirt, plan }: BenchHost,
  agent: AgentProcess,
  detections: number,
): Promise<readonly number[]> {
  const latenciesMs: number[] = [];
  for (let round = 0; round < detections; round += 1) {
    const name = plan.machines[round % plan.machines.length]?.name ?? '';
    const domain = await libvirt.domains.tryFindByName(name);
    if (domain === undefined) throw new Error(`${name} is not there`);
    const xml = await libvirt.domains.getXml(domain, { inactive: true });
    let from = agent.records.length;
    await libvirt.domains.define(xml.replace("current='2'", "current='3'"));
    const changedAtMs = Date.now();
    const seen = await agent.until(
      (record) => record.code === 'drift' && record.fields.subject === `machine ${name}`,
      from,
    );
    latenciesMs.push(Math.max(0, Date.parse(seen.time) - changedAtMs));
    from = agent.records.length;
    await libvirt.domains.define(xml);
    await agent.until((record) => record.code === 'drift-ended', from);
  }
  return latenciesMs;
}

function say(what: string, measured: number, most: number): void {
  process.stdout.write(
    `goal: ${what}: ${measured.toFixed(2)}, at most ${most}: ${measured <= most ? 'met' : 'missed'}\n`,
  );
}

function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

runBench('agent', main);
