import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { App, Host, Machine, Network, Size, SynthesisError } from 'fleetwright';
import { parsePlan, type Plan } from 'fleetwright/plan';
import { addMachines, filesBelow, inFolder } from './support';

interface Run {
  readonly names: readonly string[];
  readonly frozen?: boolean;
  readonly cidr?: string;
}

function synth(folder: string, run: Run): Plan {
  const app = new App({
    fleet: 'test',
    outdir: join(folder, 'cdktf.out'),
    lockFile: join(folder, 'fleet.lock.json'),
    frozenLock: run.frozen ?? false,
  });
  const host = new Host(app, 'kvm-1');
  if (run.cidr === undefined) {
    addMachines(host, run.names);
  } else {
    const network = new Network(host, 'lan', { ipv4: { cidr: run.cidr } });
    for (const name of run.names) {
      new Machine(host, name, { disks: [{ size: Size.gibibytes(1) }], nics: [{ network }] });
    }
  }
  app.synth();
  const parsed = parsePlan(readFileSync(join(folder, 'cdktf.out/stacks/kvm-1/plan.json')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

const lockPath = (folder: string): string => join(folder, 'fleet.lock.json');
const textOf = (plan: Plan, name: string): string =>
  JSON.stringify(plan.machines.find((machine) => machine.name === name));

describe('the lock file', () => {
  it('keeps every byte of a machine when siblings come and go', () => {
    inFolder((folder) => {
      const first = synth(folder, { names: ['m', 'z'] });
      const more = synth(folder, { names: ['a', 'm', 'n', 'z'] });
      const fewer = synth(folder, { names: ['n', 'z'] });
      expect(textOf(more, 'm')).toBe(textOf(first, 'm'));
      expect(textOf(more, 'z')).toBe(textOf(first, 'z'));
      expect(textOf(fewer, 'z')).toBe(textOf(first, 'z'));
      expect(textOf(fewer, 'n')).toBe(textOf(more, 'n'));
      // Without the file the machines would have moved: this is what it is for.
      rmSync(lockPath(folder));
      expect(textOf(synth(folder, { names: ['z'] }), 'z')).not.toBe(textOf(first, 'z'));
    });
  });

  it('gives the lowest free addresses, in both families, and says so', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a', 'b'] });
      expect(JSON.parse(readFileSync(lockPath(folder), 'utf8'))).toEqual({
        version: 1,
        hosts: {
          'kvm-1': {
            addresses: {
              'a/lan': { ipv4: '10.0.0.2', ipv6: 'fd00:1::2' },
              'b/lan': { ipv4: '10.0.0.3', ipv6: 'fd00:1::3' },
            },
            macs: {},
            names: {},
          },
        },
      });
    });
  });

  it('forgets what is gone', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a', 'b'] });
      synth(folder, { names: ['b'] });
      expect(readFileSync(lockPath(folder), 'utf8')).not.toContain('a/lan');
    });
  });

  it('keeps the addresses of a host that is left out of a run', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a', 'b'] });
      synth(folder, { names: ['b'] });
      const before = readFileSync(lockPath(folder), 'utf8');
      const app = new App({
        fleet: 'test',
        outdir: join(folder, 'out'),
        lockFile: lockPath(folder),
        frozenLock: true,
      });
      new Host(app, 'kvm-2', { allowEmpty: true });
      app.synth();
      expect(readFileSync(lockPath(folder), 'utf8')).toBe(before);
    });
  });

  it('is not touched when nothing changes', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a'] });
      utimesSync(lockPath(folder), 1000, 1000);
      synth(folder, { names: ['a'] });
      expect(statSync(lockPath(folder)).mtimeMs).toBe(1_000_000);
    });
  });

  it('is not made for a fleet in which nothing was chosen', () => {
    inFolder((folder) => {
      const app = new App({
        fleet: 'test',
        outdir: join(folder, 'out'),
        lockFile: lockPath(folder),
        frozenLock: true,
      });
      new Host(app, 'kvm-1', { allowEmpty: true });
      app.synth();
      expect(Object.keys(filesBelow(folder))).not.toContain('fleet.lock.json');
    });
  });

  it('lets go of an address that the network does not have any more, and says so', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a'], cidr: '10.0.0.0/24' });
      const moved = synth(folder, { names: ['a'], cidr: '10.1.0.0/24' });
      expect(moved.machines[0]?.nics[0]?.ipv4).toBe('10.1.0.2');
      expect(filesBelow(folder)['cdktf.out/manifest.json']).toContain(
        'the address 10.0.0.2 of the lock file may not be given any more; it is now 10.1.0.2',
      );
    });
  });

  it.each<readonly [string, string, RegExp]>([
    [
      'an unfinished merge',
      '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n',
      /fleet\.lock\.json: the lock file holds an unresolved merge conflict.*\n.*git checkout/,
    ],
    [
      'half a file',
      '{"version":1,"hosts":{',
      /fleet\.lock\.json at \$\.hosts: is not JSON.*\n.*git checkout/,
    ],
    ['another version', '{"version":2,"hosts":{}}', /fleet\.lock\.json at \$\.version: .*version 2/],
    ['an unknown key', '{"version":1,"hosts":{},"extra":1}', /fleet\.lock\.json.*extra/],
    [
      'an address that is none',
      '{"version":1,"hosts":{"kvm-1":{"addresses":{"a/lan":{"ipv4":"10.0.0"}},"macs":{},"names":{}}}}',
      /fleet\.lock\.json at \$\.hosts\["kvm-1"\]\.addresses/,
    ],
  ])('stops everything when it holds %s, and is left as it is', (_what, content, message) => {
    inFolder((folder) => {
      writeFileSync(lockPath(folder), content);
      expect(() => synth(folder, { names: ['a'] })).toThrow(SynthesisError);
      expect(() => synth(folder, { names: ['a'] })).toThrow(message);
      expect(readFileSync(lockPath(folder), 'utf8')).toBe(content);
      expect(Object.keys(filesBelow(folder))).toEqual(['fleet.lock.json']);
    });
  });
});

describe('a frozen lock file', () => {
  it('that fits is no obstacle', () => {
    inFolder((folder) => {
      const free = synth(folder, { names: ['a'] });
      expect(synth(folder, { names: ['a'], frozen: true })).toEqual(free);
    });
  });

  it('that is missing is an error, and is not written', () => {
    inFolder((folder) => {
      expect(() => synth(folder, { names: ['a'], frozen: true })).toThrow(
        /fleet\.lock\.json: is missing, and may not be written here\n.*commit the file/,
      );
      expect(filesBelow(folder)).toEqual({});
    });
  });

  it('that would change is an error, and nothing is written', () => {
    inFolder((folder) => {
      synth(folder, { names: ['a'] });
      const before = filesBelow(folder);
      expect(() => synth(folder, { names: ['a', 'b'], frozen: true })).toThrow(
        /fleet\.lock\.json: does not fit the program any more, and may not be changed here/,
      );
      expect(filesBelow(folder)).toEqual(before);
    });
  });
});
