import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { checkPlan, parsePlan, type Plan } from 'fleetwright/plan';
import { filesBelow, inFolder } from '../lib/synth/support';
import { writeGuest } from './lab-guest-files';

const REPOSITORY = join(__dirname, '../..');
const MAIN = join(REPOSITORY, 'stacks/main.ts');
/** A program starts in well under a second; the rest is for a busy machine. */
const TIMEOUT_MS = 60_000;

interface Outcome {
  readonly status: number | null;
  readonly stderr: string;
}

function run(
  words: readonly string[],
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    env: { PATH: process.env['PATH'], FLEETWRIGHT_LOCK: join(folder, 'fleet.lock.json'), ...environment },
  });
  return { status, stderr };
}

function runApp(folder: string, environment?: Readonly<Record<string, string>>): Outcome {
  return run([join(REPOSITORY, 'scripts/run-app.mjs'), MAIN], folder, environment);
}

function planIn(folder: string, host: string): Plan {
  const parsed = parsePlan(readFileSync(join(folder, `cdktf.out/stacks/${host}/plan.json`)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

describe('the example program', () => {
  it('makes plans that pass every check, and says that the lab is left out without its guest', () => {
    inFolder((folder) => {
      const outcome = runApp(folder);
      expect(outcome).toEqual({
        status: 0,
        stderr: expect.stringContaining(
          'the stack "lab" is left out: FLEETWRIGHT_LAB_GUEST does not name a guest',
        ),
      });
      expect(Object.keys(filesBelow(folder))).not.toContain('cdktf.out/stacks/lab/plan.json');
      expect(checkPlan(planIn(folder, 'web'))).toEqual([]);
      expect(planIn(folder, 'web').machines[0]).toMatchObject({
        firmware: 'uefi',
        vcpus: { current: 2, maximum: 8 },
        memory: { currentMiB: 2048, maximumMiB: 8192 },
      });
    });
  });

  it('makes the lab: two networks, and three machines with fixed addresses, one with a second disk', () => {
    inFolder((folder) => {
      const guest = writeGuest(folder);
      expect(runApp(folder, { FLEETWRIGHT_LAB_GUEST: guest })).toEqual({ status: 0, stderr: '' });
      const plan = planIn(folder, 'lab');
      expect(checkPlan(plan)).toEqual([]);
      expect(plan.images.map(({ source }) => source)).toEqual(
        ['disk.qcow2', 'initrd.img', 'vmlinuz'].map((name) => ({ kind: 'file', path: join(folder, name) })),
      );
      expect(plan.networks.map(({ name, mode }) => [name, mode])).toEqual([
        ['backplane', 'isolated'],
        ['lan', 'nat'],
      ]);
      expect(
        plan.machines.map(({ name, vcpus, memory, disks, nics }) => ({
          name,
          vcpus: vcpus.current,
          memoryMiB: memory.currentMiB,
          disks: disks.map((disk) => disk.name),
          addresses: nics.map((nic) => nic.ipv4),
        })),
      ).toEqual([
        { name: 'app', vcpus: 2, memoryMiB: 192, disks: [], addresses: ['10.73.1.11', '10.73.2.11'] },
        { name: 'front', vcpus: 1, memoryMiB: 192, disks: [], addresses: ['10.73.1.10'] },
        {
          name: 'store',
          vcpus: 1,
          memoryMiB: 160,
          disks: ['root', 'data'],
          addresses: ['10.73.1.2', '10.73.2.2'],
        },
      ]);
      for (const machine of plan.machines) {
        expect(machine.cloudInit).toBeDefined();
        const nic = machine.name === 'front' ? 'uplink' : 'lan';
        expect(machine.readiness.checks).toEqual([
          { kind: 'address', nic },
          { kind: 'tcp', nic, port: 80 },
        ]);
      }
    });
  });

  it('makes the lab in which "front" has grown: the same machine with more of everything, on the other network', () => {
    inFolder((folder) => {
      const environment = { FLEETWRIGHT_LAB_GUEST: writeGuest(folder) };
      const planOfStep = (step: string): Plan => {
        expect(runApp(folder, { ...environment, FLEETWRIGHT_LAB_STEP: step })).toEqual({
          status: 0,
          stderr: '',
        });
        return planIn(folder, 'lab');
      };
      const [before, after] = [planOfStep('1'), planOfStep('2')];
      expect(checkPlan(after)).toEqual([]);
      const front = (plan: Plan) => plan.machines.find(({ name }) => name === 'front');
      const [small, grown] = [front(before), front(after)];
      expect(small).toMatchObject({
        vcpus: { current: 1, maximum: 4 },
        memory: { currentMiB: 192, bootMiB: 192, maximumMiB: 512 },
        nics: [{ attachment: { network: 'lan' } }],
      });
      // Everything else is the same, so nothing but growth is to be done.
      expect(grown).toEqual({
        ...small,
        vcpus: { current: 2, maximum: 4, ceiling: 'default' },
        memory: { ...small?.memory, currentMiB: 320 },
        disks: [expect.objectContaining({ name: 'cache', sizeMiB: 128 })],
        nics: [
          {
            ...small?.nics[0],
            attachment: { kind: 'network', network: 'backplane' },
            // On an isolated network it may use no other address.
            filter: { name: 'clean-traffic', parameters: [{ name: 'IP', value: '10.73.2.10' }] },
            ipv4: '10.73.2.10',
          },
        ],
      });
      const others = (plan: Plan) => plan.machines.filter(({ name }) => name !== 'front');
      expect(others(after)).toEqual(others(before));
    });
  });

  it('knows no other step of the lab', () => {
    inFolder((folder) => {
      const outcome = runApp(folder, {
        FLEETWRIGHT_LAB_GUEST: writeGuest(folder),
        FLEETWRIGHT_LAB_STEP: 'two',
      });
      expect(outcome).toEqual({
        status: 1,
        stderr: expect.stringContaining('FLEETWRIGHT_LAB_STEP is "two", and the lab has the steps 1 and 2.'),
      });
    });
  });

  it.each([
    [
      'is not there',
      undefined,
      /The digests of the lab's guest, .*sha256\.json, cannot be read\. Build the guest with/,
    ],
    ['is no JSON', 'vmlinuz', /cannot be read/],
    ['names no kernel', '{}', /sha256\.json does not name "vmlinuz"\. Build the guest with/],
  ])('fails with the reason when the description of the guest %s', (_what, content, message) => {
    inFolder((folder) => {
      const path = join(folder, 'sha256.json');
      if (content !== undefined) writeFileSync(path, content);
      const outcome = runApp(folder, { FLEETWRIGHT_LAB_GUEST: path });
      expect(outcome).toEqual({ status: 1, stderr: expect.stringMatching(message) });
      expect(Object.keys(filesBelow(folder))).not.toContain('cdktf.out/manifest.json');
    });
  });

  it('gives the same files when node runs it without our runner', async () => {
    const bundle = await build({
      entryPoints: [MAIN],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      tsconfig: join(REPOSITORY, 'tsconfig.json'),
    });
    const code = bundle.outputFiles[0]?.text ?? '';
    inFolder((outer) => {
      const environment = {
        // At one place for both, since the paths of its files are part of the plan.
        FLEETWRIGHT_LAB_GUEST: writeGuest(outer),
        NODE_PATH: join(REPOSITORY, 'node_modules'),
      };
      const program = join(outer, 'main.cjs');
      writeFileSync(program, code);
      const [ours, plain] = [runApp, (folder: string) => run([program], folder, environment)].map((start) =>
        inFolder((folder) => {
          expect(start(folder, environment)).toEqual({ status: 0, stderr: '' });
          return filesBelow(folder);
        }),
      );
      expect(plain).toEqual(ours);
      expect(Object.keys(ours ?? {})).toHaveLength(6);
    });
  });

  it('is what cdktf.json runs', () => {
    const project: unknown = JSON.parse(readFileSync(join(REPOSITORY, 'cdktf.json'), 'utf8'));
    expect(project).toMatchObject({ app: 'node scripts/run-app.mjs stacks/main.ts', output: 'cdktf.out' });
    inFolder((folder) => {
      execFileSync('sh', ['-c', 'node scripts/run-app.mjs stacks/main.ts'], {
        cwd: REPOSITORY,
        stdio: 'pipe',
        timeout: TIMEOUT_MS,
        env: {
          ...process.env,
          CDKTF_OUTDIR: join(folder, 'out'),
          FLEETWRIGHT_LOCK: join(folder, 'lock.json'),
        },
      });
      expect(Object.keys(filesBelow(folder))).toContain('out/stacks/web/plan.json');
    });
  });
});

describe('the runner', () => {
  const program = (folder: string, code: string): Outcome => {
    const path = join(folder, 'program.ts');
    writeFileSync(path, code);
    return run([join(REPOSITORY, 'scripts/run-app.mjs'), path], folder);
  };

  it('says what to say when it is given no program', () => {
    inFolder((folder) => {
      expect(run([join(REPOSITORY, 'scripts/run-app.mjs')], folder)).toEqual({
        status: 1,
        stderr: 'run-app: no program. Say which: node scripts/run-app.mjs stacks/main.ts\n',
      });
    });
  });

  it('shows where a program does not parse', () => {
    inFolder((folder) => {
      expect(program(folder, '\nconst = 1;')).toEqual({
        status: 1,
        stderr: expect.stringContaining('program.ts:2:6'),
      });
    });
  });

  it("shows an author's mistake without a stack trace, and anything else with one that names the source's line", () => {
    inFolder((folder) => {
      const mistake = 'throw Object.assign(new Error("kvm-1/web: no"), { name: "ConstructError" });';
      expect(program(folder, mistake)).toEqual({ status: 1, stderr: 'ConstructError: kvm-1/web: no\n' });
      const fault = program(folder, 'interface A {}\n\n\nthrow new Error("oops");');
      expect(fault).toEqual({ status: 1, stderr: expect.stringMatching(/Error: oops\n.*program\.ts:4:/) });
    });
  });

  it('ends when nobody reads what it says', () => {
    inFolder((folder) => {
      const path = join(folder, 'program.ts');
      writeFileSync(path, 'setInterval(() => process.stderr.write("still here\\n"), 5);');
      const words = [process.execPath, join(REPOSITORY, 'scripts/run-app.mjs'), path];
      // The status of the program, which its reader leaves after the first line.
      const script = `{ "$@" 2>&1; echo $? >status; } | head -n 1`;
      const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...words], {
        cwd: folder,
        encoding: 'utf8',
        timeout: TIMEOUT_MS,
      });
      expect(stdout).toBe('still here\n');
      expect(readFileSync(join(folder, 'status'), 'utf8')).toBe('1\n');
    });
  });

  it('names the file of a fault by its whole path, wherever the program lies', () => {
    inFolder((folder) => {
      mkdirSync(join(folder, 'stacks'));
      mkdirSync(join(folder, 'lib'));
      writeFileSync(
        join(folder, 'lib/part.ts'),
        '\nexport const fail = (): never => { throw new Error("oops"); };',
      );
      const path = join(folder, 'stacks/main.ts');
      writeFileSync(path, 'import { fail } from "../lib/part";\n\nfail();');
      const { stderr } = run([join(REPOSITORY, 'scripts/run-app.mjs'), path], folder);
      expect(stderr).toContain(`${join(folder, 'lib/part.ts')}:2:`);
      expect(stderr).toContain(`${path}:3:`);
    });
  });

  it('lets every file of a program find what lies beside it', () => {
    inFolder((folder) => {
      mkdirSync(join(folder, 'part'));
      writeFileSync(join(folder, 'part/where.ts'), 'export const where = [__dirname, import.meta.url];');
      const outcome = program(
        folder,
        'import { where } from "./part/where";\nprocess.stderr.write([__dirname, ...where].join("\\n"));',
      );
      expect(outcome).toEqual({
        status: 0,
        stderr: [folder, join(folder, 'part'), `file://${join(folder, 'part/where.ts')}`].join('\n'),
      });
    });
  });

  it('fails for a promise that is rejected', () => {
    inFolder((folder) => {
      expect(program(folder, 'void Promise.reject(new Error("later"));')).toEqual({
        status: 1,
        stderr: expect.stringContaining('later'),
      });
    });
  });
});
