import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { encryptForRecipients } from '../../../../host-agent/executor';
import { describeSeedFiles, serialLogPath } from '../../../../lib/describe';
import {
  seedNameTag,
  type JsonValue,
  type Plan,
  type PlanCloudInit,
  type PlanInput,
} from '../../../../lib/plan';
import { makeAgeKey } from '../../../support/age-key';
import { useLiveHost } from '../../../support/live-host';
import { REVIEW_FORMATS } from '../../../../host-agent/commands/review/formats';
import { fleetwright, type ProgramResult } from '../../commands/command-line';
import { guestImages } from '../guest-images';
import { labMachine, labPlan } from '../lab';

const NAMED = 'planted-named-5c7f2e';
const ENCRYPTED = 'planted-encrypted-91ab44';
const PLANTED = /planted-(named|encrypted)/;

const live = useLiveHost();
let armoured = '';
/** All that the program has said. */
const said: string[] = [];

beforeAll(async () => {
  const { identity, recipient } = await makeAgeKey();
  armoured = await encryptForRecipients(ENCRYPTED, [recipient]);
  await mkdir(join(live.sandbox.directory, 'secrets'), { mode: 0o700 });
  await writeFile(join(live.sandbox.directory, 'secrets/web-password'), `${NAMED}\n`, { mode: 0o600 });
  await writeFile(join(live.sandbox.directory, 'age-identity'), identity, { mode: 0o600 });
});

const poolPath = (): string => join(live.sandbox.poolDirectory, 'main');
const secretValue = (one: JsonValue, other: JsonValue) => ({
  kind: 'structured' as const,
  value: { password: one, write_files: [{ path: '/etc/token', content: other }] },
});

function seedOf(name: string, userData: PlanCloudInit['userData']): PlanCloudInit {
  const value = { 'instance-id': name, 'local-hostname': name };
  return { metaData: { kind: 'structured', value }, ...(userData === undefined ? {} : { userData }) };
}

function machineWithSecrets(
  name: string,
  index: number,
  afterFirstBoot: 'keep' | 'remove',
): PlanInput['machines'][number] {
  const seed = seedOf(name, secretValue({ $secret: 'web-password' }, { $age: armoured }));
  const fileName = `${name}-seed-${seedNameTag(seed)}.iso`;
  // The tiny guest has read its seed before it asks for an address; it has no cloud-init that its agent could ask.
  return labMachine(name, index, {
    cloudInit: { ...seed, pool: 'main', fileName, afterFirstBoot },
    guestAgent: false,
  });
}

function planOf(...machines: readonly PlanInput['machines'][number][]): Plan {
  return labPlan({ poolPath: poolPath(), images: guestImages(live), withNetwork: true, machines });
}

async function run(plan: Plan, ...words: readonly string[]): Promise<ProgramResult> {
  const file = join(live.workDirectory, 'plan.json');
  await writeFile(file, JSON.stringify(plan));
  const result = await fleetwright(['--sandbox', live.sandbox.name, ...words, '--plan', file], {
    cwd: live.workDirectory,
  });
  said.push(readFileSync(file, 'utf8'), result.stdout, result.stderr);
  return result;
}

async function review(base: Plan, head: Plan): Promise<void> {
  for (const [name, plan] of Object.entries({ base, head })) {
    await mkdir(join(live.workDirectory, name), { recursive: true });
    await writeFile(join(live.workDirectory, name, 'plan.json'), JSON.stringify(plan));
  }
  for (const format of REVIEW_FORMATS) {
    const words = ['review', '--base', 'base', '--head', 'head', '--format', format];
    const { exitCode, stdout, stderr } = await fleetwright(words, { cwd: live.workDirectory });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    said.push(stdout);
  }
}

async function apply(plan: Plan): Promise<void> {
  const { exitCode, stdout, stderr } = await run(plan, 'apply', '--yes', '--json');
  expect({ exitCode, stderr: exitCode === 0 ? '' : `${stdout}${stderr}` }).toEqual({
    exitCode: 0,
    stderr: '',
  });
}

const seeds = (): readonly string[] => readdirSync(poolPath()).filter((name) => name.endsWith('.iso'));

/** What the guest has read, as it says on its serial line when it boots. */
async function userDataReadBy(name: string): Promise<string> {
  const line = await live.waitForLog(
    `/proc/${live.sandbox.processId}/root${serialLogPath({ name })}`,
    /TINY seed /,
  );
  return /"user-data":"([0-9a-f]{64})"/.exec(line)?.[1] ?? line;
}

function digestOfUserData(name: string): string {
  const { userData } = describeSeedFiles(seedOf(name, secretValue(NAMED, ENCRYPTED)));
  return createHash('sha256').update(userData).digest('hex');
}

describe('secrets on a real host', () => {
  it('reach the guest, and nothing else', async () => {
    await apply(planOf(machineWithSecrets('web', 11, 'keep')));
    expect(await userDataReadBy('web')).toBe(digestOfUserData('web'));

    await run(planOf(machineWithSecrets('web', 11, 'keep')), 'diff');
    const [seed = ''] = seeds();
    expect(readFileSync(join(poolPath(), seed), 'latin1')).toMatch(PLANTED);
    expect((statSync(join(poolPath(), seed)).mode & 0o777).toString(8)).toBe('600');
  });

  it('are in no answer, record, definition, log or other file of the host', async () => {
    const changed = planOf({ ...machineWithSecrets('web', 11, 'keep'), description: 'other' });
    for (const format of ['terminal', 'json'])
      await run(changed, 'diff', ...(format === 'json' ? ['--json'] : []));
    await run(changed, 'inventory', '--json');
    await review(
      planOf(machineWithSecrets('web', 11, 'keep')),
      planOf(machineWithSecrets('web', 11, 'remove')),
    );
    expect(said.join('\n')).toContain('$secret');
    expect(said.join('\n')).not.toMatch(PLANTED);
    for (const words of [
      ['dumpxml', '--security-info', 'web'],
      ['dumpxml', '--inactive', 'web'],
      ['metadata', 'web', 'urn:fleetwright:1'],
    ]) {
      expect(await live.virsh(...words)).not.toMatch(PLANTED);
    }
    const folders = ['agent', 'etc', 'log', 'run'].map((name) => join(live.sandbox.directory, name));
    const present = [live.sandbox.logDirectory, ...folders].filter((path) => existsSync(path));
    const { stdout } = await live.sandbox.exec([
      'sh',
      '-c',
      `grep -rlaE 'planted-(named|encrypted)' ${present.join(' ')} /var/log/libvirt /etc/libvirt /run/libvirt ${poolPath()} 2>/dev/null || true`,
    ]);
    expect(stdout.trim().split('\n')).toEqual([join(poolPath(), seeds()[0] ?? '')]);
  });

  it('go from the host with the seed, without a restart, and nothing is left to do', async () => {
    const plan = planOf(machineWithSecrets('web', 11, 'remove'), machineWithSecrets('once', 12, 'remove'));
    const idBefore = (await live.virsh('domid', 'web')).trim();
    await apply(plan);
    expect((await live.virsh('domid', 'web')).trim()).toBe(idBefore);
    expect(await userDataReadBy('once')).toBe(digestOfUserData('once'));
    expect(seeds()).toEqual([]);
    for (const name of ['web', 'once']) {
      for (const inactive of [[], ['--inactive']]) {
        expect(await live.virsh('domblklist', name, ...inactive)).toMatch(/^ sda +-$/m);
      }
    }
    expect(await live.virsh('metadata', 'once', 'urn:fleetwright:1')).toContain('spent-seed');
    expect(await run(plan, 'diff')).toMatchObject({ exitCode: 0 });
  });

  it('stay gone when the machine starts again, is changed, or its host has another secret by then', async () => {
    const plan = planOf(machineWithSecrets('web', 11, 'remove'), {
      ...machineWithSecrets('once', 12, 'remove'),
      description: 'changed',
    });
    await writeFile(join(live.sandbox.directory, 'secrets/web-password'), 'another', { mode: 0o600 });
    await live.virsh('destroy', 'once');
    await apply(plan);
    expect(seeds()).toEqual([]);
    expect(await live.virsh('domblklist', 'once')).toMatch(/^ sda +-$/m);
    expect(await run(plan, 'diff')).toMatchObject({ exitCode: 0 });
  });

  it('that are missing keep a machine from being made, and say which', async () => {
    const machine = machineWithSecrets('late', 13, 'keep');
    const seed = seedOf('late', secretValue({ $secret: 'nobody-has-it' }, { $age: armoured }));
    const plan = planOf(machineWithSecrets('web', 11, 'remove'), machineWithSecrets('once', 12, 'remove'), {
      ...machine,
      cloudInit: { ...seed, pool: 'main', fileName: `late-seed-${seedNameTag(seed)}.iso` },
    });
    const { exitCode, stdout } = await run(plan, 'apply', '--yes', '--json');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('"secret-missing"');
    expect(stdout).toContain('nobody-has-it');
    expect(seeds()).toEqual([]);
    expect(said.join('\n')).not.toMatch(PLANTED);
  });
});
