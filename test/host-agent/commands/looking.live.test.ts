import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startCountingProxy, type CountingProxy } from '../../support/counting-proxy';
import { useLiveHost } from '../../support/live-host';
import { labDraft, labMachine } from '../live/lab';
import { fleetwright, type ProgramResult } from './command-line';

const host = useLiveHost();

/** What libvirt answers on its read-write socket alone, and what opens and ends a connection. */
const QUESTIONS_FOR_WRITERS = new Set([
  'connectGetDomainCapabilities',
  'storagePoolRefresh',
  'domainInterfaceAddresses',
  'domainAgentCommand',
]);
const CONNECTING =
  /^(auth|connect(Open|Close|SupportsFeature|(Un)?[rR]egisterCloseCallback)$|connect.*Event(Callback)?(De)?[rR]egister)/;

let writers: CountingProxy;
let readers: CountingProxy;

beforeAll(async () => {
  const draft = labDraft(host, [labMachine('web', 31), labMachine('db', 32, { powerState: 'stopped' })]);
  await writeFile(join(host.workDirectory, 'plan.json'), JSON.stringify(draft));
  const applied = await fleetwright(
    ['--sandbox', host.sandbox.name, 'apply', '--plan', 'plan.json', '--yes'],
    {
      cwd: host.workDirectory,
    },
  );
  expect({ exitCode: applied.exitCode, errors: applied.stderr }).toMatchObject({ exitCode: 0 });
  const [, db] = draft.machines;
  if (db === undefined) throw new Error('the draft has no second machine');
  for (const [side, machines] of Object.entries({ base: draft.machines, head: [db] })) {
    await mkdir(join(host.workDirectory, side));
    await writeFile(join(host.workDirectory, side, 'plan.json'), JSON.stringify({ ...draft, machines }));
  }
  await writeFile(
    join(host.workDirectory, 'agent.yaml'),
    `poolRoots: [${host.sandbox.poolDirectory}]\nimageRoots: [${host.sandbox.imagesDirectory}]\nstateDirectory: ${join(host.sandbox.directory, 'agent')}\n`,
  );
  const socket = join(host.workDirectory, 'sock');
  writers = await startCountingProxy(host.uri, socket);
  readers = await startCountingProxy(host.uri.replace('libvirt-sock', 'libvirt-sock-ro'), `${socket}-ro`);
}, 360_000);

afterAll(async () => {
  await Promise.all([writers.close(), readers.close()]);
});

/** The calls of one run, by the socket that they went to. */
async function runThroughProxies(
  ...words: readonly string[]
): Promise<{ readonly result: ProgramResult; readonly written: readonly string[]; readonly read: number }> {
  const before = { written: writers.calls().length, read: readers.calls().length };
  const result = await fleetwright([...words, '--connect', writers.uri, '--config', 'agent.yaml'], {
    cwd: host.workDirectory,
  });
  return {
    result,
    written: writers.calls().slice(before.written),
    read: readers.calls().length - before.read,
  };
}

describe('commands that only read', () => {
  it.each<[string, readonly string[], number]>([
    ['inventory', ['inventory', '--json'], 0],
    ['diff', ['diff', '--plan', 'head/plan.json', '--json'], 2],
    ['review', ['review', '--base', 'base', '--head', 'head', '--json'], 0],
  ])(
    '%s looks through the read-only socket, and asks the other one only what that does not answer',
    async (name, words, exitCode) => {
      const live = name === 'review' ? ['--inventory', writers.uri] : [];
      const { result, written, read } = await runThroughProxies(...words, ...live);
      expect({ ...result, stdout: '' }).toEqual({ exitCode, stdout: '', stderr: '' });
      const asked = written.filter((call) => !CONNECTING.test(call));
      expect([...new Set(asked)].filter((call) => !QUESTIONS_FOR_WRITERS.has(call))).toEqual([]);
      // They are asked all the same: what is shown is what an apply will find.
      expect(asked).toEqual(expect.arrayContaining(['connectGetDomainCapabilities', 'storagePoolRefresh']));
      expect(read).toBeGreaterThan(20);
      expect(readers.writes()).toEqual([]);
    },
  );

  it('doctor writes its trial definition, and nothing else', async () => {
    const { written } = await runThroughProxies('doctor');
    const names = new Set(written.filter((call) => !CONNECTING.test(call)));
    expect([...names].filter((call) => !QUESTIONS_FOR_WRITERS.has(call)).sort()).toEqual([
      'domainDefineXmlFlags',
      'domainUndefineFlags',
    ]);
    expect(readers.writes()).toEqual([]);
  });

  it('the connection to the read-only socket could not write if it tried', async () => {
    await expect(
      host.virsh('-c', host.uri.replace('libvirt-sock', 'libvirt-sock-ro'), 'destroy', 'web'),
    ).rejects.toThrow(/read only/);
  });
});
