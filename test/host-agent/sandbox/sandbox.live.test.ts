import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  listSandboxes,
  sandboxStatus,
  startSandbox,
  stopSandbox,
  tryFindSandbox,
} from '../../../host-agent/sandbox';
import { waitFor } from '../../support/wait-for';
import { machineState, notedTraces, remainingTraces } from './traces';

jest.setTimeout(120_000);

const NAT_NETWORK = `<network><name>lan</name><forward mode='nat'/><bridge stp='off' delay='0'/>
  <ip address='10.91.0.1' netmask='255.255.255.0'><dhcp><range start='10.91.0.100' end='10.91.0.200'/></dhcp></ip></network>`;

const DOMAIN = `<domain type='qemu'><name>idle</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>`;

describe('sandbox', () => {
  const root = mkdtempSync(join(tmpdir(), 'fw-'));
  // Sandboxes of other tests run on the same machine: only names of our own, and a root that is searched for strays after each test.
  const options = (name: string) => ({ name, stateRoot: root, lifetime: 'starter' }) as const;

  afterEach(async () => {
    for (const { name } of listSandboxes({ stateRoot: root })) await stopSandbox(name, { stateRoot: root });
  });

  afterAll(() => rmSync(root, { recursive: true }));

  it('runs two private hosts side by side, and leaves no trace of them and no mark on the machine', async () => {
    const before = machineState();
    const [one, two] = await Promise.all([startSandbox(options('one')), startSandbox(options('two'))]);
    for (const sandbox of [one, two]) {
      writeFileSync(join(sandbox.directory, 'lan.xml'), NAT_NETWORK);
      // The same network, address and bridge name in both: they would clash in one network namespace.
      expect(
        await sandbox.exec(['virsh', '-q', 'net-create', join(sandbox.directory, 'lan.xml')]),
      ).toMatchObject({ exitCode: 0 });
      expect((await sandbox.exec(['ip', '-brief', 'address', 'show', 'virbr0'])).stdout).toContain(
        '10.91.0.1/24',
      );
    }
    expect(machineState()).toBe(before);
    const uuids = [hostUuid(one.uri), hostUuid(two.uri)];
    expect(new Set(uuids).size).toBe(2);
    expect(virsh(one.uri, 'hostname').trim()).toBe('one');

    const traces = [notedTraces(one), notedTraces(two)];
    await one.stop();
    expect(virsh(two.uri, 'net-list', '--name').trim()).toBe('lan');
    await two.stop();
    expect(traces.flatMap(remainingTraces)).toEqual([]);
    expect(machineState()).toBe(before);
    expect(listSandboxes({ stateRoot: root })).toEqual([]);
  });

  it('defines a machine quickly, whatever the permissions of /dev/kvm are', async () => {
    const sandbox = await startSandbox(options('quick'));
    writeFileSync(join(sandbox.directory, 'idle.xml'), DOMAIN);
    const begin = Date.now();
    virsh(sandbox.uri, 'define', join(sandbox.directory, 'idle.xml'));
    // 40 ms when idle; 84 s when libvirt probes QEMU again at each look-up.
    expect(Date.now() - begin).toBeLessThan(5_000);
    expect((await sandbox.exec(['ls', '/dev'])).stdout.split('\n')).not.toContain('kvm');
  });

  it('ends and cleans up when its starter is killed', async () => {
    const starter = startInChild(root, 'orphan', 'starter');
    const sandbox = await waitFor(() => tryFindAnswering(root, 'orphan'), {
      timeoutMs: 60_000,
      description: 'the child starts a sandbox',
    });
    const traces = notedTraces(sandbox);
    expect(remainingTraces(traces)).not.toEqual([]);
    starter.kill('SIGKILL');
    await waitFor(() => remainingTraces(traces).length === 0, {
      timeoutMs: 20_000,
      description: 'nothing is left of the sandbox',
    });
  });

  it('outlives its starter when asked to, is found again, and goes on `stop`', async () => {
    const starter = startInChild(root, 'stays', 'until-down');
    await waitFor(() => tryFindAnswering(root, 'stays'), {
      timeoutMs: 60_000,
      description: 'the child starts a sandbox',
    });
    starter.kill('SIGKILL');
    await waitFor(() => starter.signalCode !== null, { timeoutMs: 10_000, description: 'the child is dead' });
    const again = await startSandbox({ name: 'stays', stateRoot: root });
    expect(again.processId).toBe(sandboxStatus('stays', { stateRoot: root }).processId);
    expect(virsh(again.uri, 'hostname').trim()).toBe('stays');
    const traces = notedTraces(again);
    expect(await stopSandbox('stays', { stateRoot: root })).toBe(true);
    expect(remainingTraces(traces)).toEqual([]);
    expect(await stopSandbox('stays', { stateRoot: root })).toBe(false);
  });

  it('dies with its keeper; what is then left is called stale and cleared by the next start', async () => {
    const first = await startSandbox(options('stale'));
    const traces = notedTraces(first);
    const keeper = Number(readFileSync(join(first.directory, 'keeper.stat'), 'utf8').split(' ')[0]);
    process.kill(keeper, 'SIGKILL');
    await waitFor(() => sandboxStatus('stale', { stateRoot: root }).state === 'stale', {
      timeoutMs: 10_000,
      description: 'the sandbox is stale',
    });
    await waitFor(() => !remainingTraces(traces).some((trace) => trace.startsWith('process')), {
      timeoutMs: 10_000,
      description: 'no process of the sandbox is left',
    });
    const second = await startSandbox(options('stale'));
    expect(virsh(second.uri, 'hostname').trim()).toBe('stale');
  });

  it('never signals a stranger that was given the number of a process of ours', async () => {
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
    try {
      const directory = join(root, 'reused');
      const sandbox = await startSandbox(options('reused'));
      const record = readFileSync(join(directory, 'sandbox.json'));
      await sandbox.stop();
      mkdirSync(directory);
      writeFileSync(join(directory, 'sandbox.json'), record);
      for (const file of ['keeper.stat', 'holder.stat']) {
        // As after a reboot of the counter: the number is the stranger's, the start time is not.
        writeFileSync(join(directory, file), `${stranger.pid} (sh) S ${'0 '.repeat(18)}1 0\n`);
      }
      expect(sandboxStatus('reused', { stateRoot: root }).state).toBe('stale');
      expect(await stopSandbox('reused', { stateRoot: root })).toBe(true);
      expect(existsSync(directory)).toBe(false);
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
      process.kill(stranger.pid ?? 0, 0);
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('refuses a name that another process holds, and a directory that it did not make', async () => {
    const starter = startInChild(root, 'taken', 'starter');
    await waitFor(() => tryFindAnswering(root, 'taken'), {
      timeoutMs: 60_000,
      description: 'the child starts a sandbox',
    });
    await expect(startSandbox(options('taken'))).rejects.toMatchObject({ code: 'name-in-use' });
    starter.kill('SIGKILL');
    const precious = join(root, 'precious');
    mkdirSync(precious);
    writeFileSync(join(precious, 'thesis.txt'), 'years of work');
    await expect(startSandbox(options('precious'))).rejects.toMatchObject({ code: 'directory-in-use' });
    await expect(stopSandbox('precious', { stateRoot: root })).rejects.toMatchObject({
      code: 'directory-in-use',
    });
    expect(readFileSync(join(precious, 'thesis.txt'), 'utf8')).toBe('years of work');
    rmSync(precious, { recursive: true });
    await expect(startSandbox(options('Not/A/Name'))).rejects.toMatchObject({ code: 'bad-name' });
    await expect(startSandbox({ name: 'x', stateRoot: `/tmp/${'long/'.repeat(30)}` })).rejects.toMatchObject({
      code: 'path-too-long',
    });
  });

  it('says why it cannot start', async () => {
    const diskRoot = mkdtempSync(join(tmpdir(), 'fw-noexec-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', diskRoot]);
      await expect(startSandbox({ ...options('once'), diskRoot })).rejects.toThrow(/ENOSPC|no space/i);
      expect(existsSync(join(root, 'once'))).toBe(false);
    } finally {
      execFileSync('umount', [diskRoot]);
      rmSync(diskRoot, { recursive: true });
    }
  });

  it('says which command is missing, or that it needs root', () => {
    const program = `${readFileSync(bundledRoom(root), 'utf8')}
      module.exports.startSandbox({ name: 'never' }).catch((error) => console.log(error.code + ': ' + error.message));`;
    const asNobody = ['unshare', '--user', process.execPath, '-'];
    expect(execFileSync('env', asNobody, { input: program, encoding: 'utf8' })).toBe(
      'not-root: A sandbox needs root, for its namespaces and for QEMU: run the same command with sudo.\n',
    );
    // In a mount namespace of its own, where two programs are covered by something that cannot be run.
    const hide =
      'mount --bind /dev/null /usr/sbin/virtlogd && mount --bind /dev/null /usr/bin/qemu-img && exec "$@"';
    const without = ['unshare', '--mount', 'sh', '-c', hide, 'hide', process.execPath, '-'];
    expect(execFileSync('env', without, { input: program, encoding: 'utf8' })).toBe(
      'missing-software: A sandbox needs virtlogd, qemu-img. Install with: apt-get install --no-install-recommends libvirt-daemon qemu-utils\n',
    );
  });

  it('gives commands inside their own network and file systems, and says how they ended', async () => {
    const sandbox = await startSandbox(options('inside'));
    expect(await sandbox.exec(['sh', '-c', 'cat; echo oops >&2; exit 7'], { input: 'hello' })).toEqual({
      exitCode: 7,
      stdout: 'hello',
      stderr: 'oops\n',
    });
    await expect(sandbox.exec(['sleep', '4711'], { timeoutMs: 200 })).rejects.toMatchObject({
      code: 'command-failed',
    });
    const commands = async () =>
      (await sandbox.exec(['sh', '-c', 'cat /proc/[0-9]*/cmdline'])).stdout.replaceAll('\0', ' ');
    await waitFor(async () => !(await commands()).includes('sleep 4711'), {
      timeoutMs: 5_000,
      description: 'a command that took too long is gone',
    });
    expect((await sandbox.exec(['ls', '/sys/class/net'])).stdout).toBe('lo\n');
    const small = join(sandbox.poolDirectory, 'small');
    await sandbox.mountSmallFilesystem(small, 1);
    expect(
      (await sandbox.exec(['dd', 'if=/dev/zero', `of=${small}/big`, 'bs=1M', 'count=2'])).stderr,
    ).toContain('No space left on device');
    expect(existsSync(join(small, 'big'))).toBe(false);
    // Written outside, seen inside, and the other way round.
    writeFileSync(join(sandbox.imagesDirectory, 'outside'), 'from outside');
    expect((await sandbox.exec(['cat', join(sandbox.imagesDirectory, 'outside')])).stdout).toBe(
      'from outside',
    );
  });

  it('keeps its paths when they lie below the /run that it hides', async () => {
    const runRoot = mkdtempSync('/run/fw-');
    try {
      const sandbox = await startSandbox({ name: 'hidden', stateRoot: runRoot, lifetime: 'starter' });
      writeFileSync(join(sandbox.poolDirectory, 'outside'), 'from outside');
      expect((await sandbox.exec(['cat', join(sandbox.poolDirectory, 'outside')])).stdout).toBe(
        'from outside',
      );
      await sandbox.exec(['touch', join(sandbox.imagesDirectory, 'inside')]);
      expect(existsSync(join(sandbox.imagesDirectory, 'inside'))).toBe(true);
      await sandbox.stop();
      expect(existsSync(sandbox.directory)).toBe(false);
    } finally {
      rmSync(runRoot, { recursive: true });
    }
  });

  it('keeps running when its libvirtd is ended, even by force', async () => {
    const sandbox = await startSandbox(options('restart'));
    writeFileSync(join(sandbox.directory, 'lan.xml'), NAT_NETWORK);
    virsh(sandbox.uri, 'net-create', join(sandbox.directory, 'lan.xml'));
    const pidFile = join(sandbox.directory, 'run/libvirtd.pid');
    const first = readFileSync(pidFile, 'utf8');
    await sandbox.restartDaemon('SIGKILL');
    expect(readFileSync(pidFile, 'utf8')).not.toBe(first);
    expect(virsh(sandbox.uri, 'net-list', '--name').trim()).toBe('lan');
  });
});

/** The room as one file of JavaScript, as the agent ships it. */
function bundledRoom(root: string): string {
  const bundle = join(root, 'room.cjs');
  if (!existsSync(bundle)) {
    const esbuild = join(__dirname, '../../../node_modules/.bin/esbuild');
    const room = join(__dirname, '../../../host-agent/sandbox/index.ts');
    execFileSync(esbuild, [room, '--bundle', '--platform=node', `--outfile=${bundle}`, '--log-level=error']);
  }
  return bundle;
}

/** Runs a little program that starts a sandbox and then waits for ever, as a test runner or a user's shell would. */
function startInChild(root: string, name: string, lifetime: string) {
  const program = join(root, 'starter.cjs');
  bundledRoom(root);
  writeFileSync(
    program,
    `const [stateRoot, name, lifetime] = process.argv.slice(2);
     require('./room.cjs').startSandbox({ stateRoot, name, lifetime }).then(() => setInterval(() => {}, 1000));`,
  );
  return spawn(process.execPath, [program, root, name, lifetime], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function tryFindAnswering(root: string, name: string) {
  const sandbox = tryFindSandbox(name, { stateRoot: root });
  return sandbox !== undefined && existsSync(join(sandbox.directory, 'run/libvirt/libvirt-sock')) && sandbox;
}

function virsh(uri: string, ...argv: readonly string[]): string {
  return execFileSync('virsh', ['-q', '-c', uri, ...argv], { encoding: 'utf8' });
}

function hostUuid(uri: string): string | undefined {
  return /<uuid>(.*)<\/uuid>/.exec(virsh(uri, 'capabilities'))?.[1];
}
