import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Annotations, Aspects } from 'cdktf';
import type { IConstruct } from 'constructs';
import {
  App,
  CloudInit,
  Host,
  Machine,
  Network,
  Pool,
  Size,
  SynthesisError,
  type AppProps,
} from 'fleetwright';
import { canonicalBytes, parsePlan, planDigest } from 'fleetwright/plan';
import { addMachines, filesBelow, inFolder } from './support';

const FLEET = 'test';

function synth(folder: string, names: readonly string[], props: Partial<AppProps> = {}): void {
  appIn(folder, names, props).synth();
}

function appIn(folder: string, names: readonly string[], props: Partial<AppProps> = {}): App {
  const app = new App({
    fleet: FLEET,
    outdir: join(folder, 'cdktf.out'),
    lockFile: join(folder, 'fleet.lock.json'),
    frozenLock: false,
    ...props,
  });
  addMachines(new Host(app, 'kvm-1'), names);
  addMachines(new Host(app, 'kvm-2'), ['other']);
  return app;
}

describe('App.synth', () => {
  it('writes a plan, a Terraform document, a manifest and a lock file, and nothing else', () => {
    inFolder((folder) => {
      synth(folder, ['web']);
      expect(Object.keys(filesBelow(folder))).toEqual([
        'cdktf.out/manifest.json',
        'cdktf.out/stacks/kvm-1/cdk.tf.json',
        'cdktf.out/stacks/kvm-1/plan.json',
        'cdktf.out/stacks/kvm-2/cdk.tf.json',
        'cdktf.out/stacks/kvm-2/plan.json',
        'fleet.lock.json',
      ]);
    });
  });

  it('writes exactly the canonical bytes of a plan that passes every check', () => {
    inFolder((folder) => {
      synth(folder, ['web']);
      const bytes = readFileSync(join(folder, 'cdktf.out/stacks/kvm-1/plan.json'));
      const parsed = parsePlan(bytes);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      expect(Buffer.from(canonicalBytes(parsed.plan)).equals(bytes)).toBe(true);
      expect(planDigest(parsed.plan)).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  it('gives the same bytes in two folders, and again in the first one', () => {
    const [first, second] = [0, 1].map(() =>
      inFolder((folder) => {
        synth(folder, ['web', 'db']);
        const once = filesBelow(folder);
        synth(folder, ['web', 'db']);
        expect(filesBelow(folder)).toEqual(once);
        return once;
      }),
    );
    expect(first).toEqual(second);
    expect(Object.keys(first ?? {})).toHaveLength(6);
  });

  it('can be called twice on one app', () => {
    inFolder((folder) => {
      const app = appIn(folder, ['web']);
      app.synth();
      const once = filesBelow(folder);
      app.synth();
      expect(filesBelow(folder)).toEqual(once);
    });
  });

  it('makes the folders above its output folder', () => {
    inFolder((folder) => {
      synth(folder, ['web'], { outdir: join(folder, 'a/b/out') });
      expect(existsSync(join(folder, 'a/b/out/stacks/kvm-1/plan.json'))).toBe(true);
    });
  });

  it('shows what annotations and validations of the program say', () => {
    inFolder((folder) => {
      const app = appIn(folder, ['web']);
      const host = app.node.findChild('kvm-1');
      host.node.addValidation({ validate: () => ['the first rule is broken', 'and the second'] });
      expect(caught(() => app.synth())).toMatchObject({
        problems: [
          { where: 'kvm-1', what: 'the first rule is broken' },
          { where: 'kvm-1', what: 'and the second' },
        ],
      });
      const annotated = appIn(folder, ['web']);
      Annotations.of(annotated.node.findChild('kvm-1')).addWarning('mind the gap');
      annotated.synth();
      expect(filesBelow(folder)['cdktf.out/manifest.json']).toContain('mind the gap');
    });
  });

  it('refuses an aspect that changes a construct behind the plan, and lets one look', () => {
    inFolder((folder) => {
      const seen: string[] = [];
      const looking = appIn(folder, ['web']);
      Aspects.of(looking.node.findChild('kvm-1')).add({
        visit: (node: IConstruct) => void (node instanceof Machine && seen.push(node.name)),
      });
      looking.synth();
      expect(seen).toEqual(['web']);
      const changing = appIn(folder, ['web']);
      Aspects.of(changing.node.findChild('kvm-1')).add({
        visit: (node: IConstruct) => {
          if (node instanceof Machine) node.addDisk({ name: 'late', size: Size.gibibytes(1) });
        },
      });
      const before = filesBelow(folder)['cdktf.out/stacks/kvm-1/plan.json'];
      expect(() => changing.synth()).toThrow(
        /kvm-1: an aspect has changed its constructs after the plan was made/,
      );
      expect(filesBelow(folder)['cdktf.out/stacks/kvm-1/plan.json']).toBe(before);
    });
  });

  it.each<readonly [string, (node: IConstruct) => void]>([
    [
      'throws',
      () => {
        throw new Error('no machines please');
      },
    ],
    ['complains', (node) => Annotations.of(node).addError('no machines please')],
    ['changes', (node) => void (node as Machine).addDisk({ name: 'late', size: Size.gibibytes(1) })],
  ])('leaves every file as it was when an aspect of the last host %s', (_what, visit) => {
    inFolder((folder) => {
      synth(folder, ['web']);
      const before = filesBelow(folder);
      const app = appIn(folder, ['web', 'db']);
      const last = new Host(app, 'kvm-3');
      addMachines(last, ['third']);
      Aspects.of(last).add({
        visit: (node) => node instanceof Machine && visit(node),
      });
      expect(() => app.synth()).toThrow(/no machines please|an aspect has changed/);
      expect(filesBelow(folder)).toEqual(before);
    });
  });
});

describe('a program with mistakes', () => {
  it('hears of all of them at once, with construct paths in front, and nothing is written', () => {
    inFolder((folder) => {
      synth(folder, ['web']);
      const before = filesBelow(folder);
      const app = appIn(folder, ['web', 'db']);
      const host = app.node.findChild('kvm-1') as Host;
      const other = app.node.findChild('kvm-2') as Host;
      new Network(host, 'twin', { ipv4: { cidr: '10.0.0.0/25' } });
      new Machine(other, 'tight', { vcpus: 4, vcpusMax: 2, disks: [{ size: Size.gibibytes(1) }] });
      const error = caught(() => app.synth());
      expect(error).toBeInstanceOf(SynthesisError);
      expect(error).toMatchObject({
        problems: expect.arrayContaining([
          expect.objectContaining({ code: 'subnets-overlap', where: expect.stringMatching(/^kvm-1\//) }),
          expect.objectContaining({ code: 'maximum-below-current', where: 'kvm-2/tight' }),
        ]),
        message: expect.stringMatching(
          /^Synthesis found \d problems, and has written nothing:\n {2}✖ kvm-1\//,
        ),
      });
      expect(filesBelow(folder)).toEqual(before);
    });
  });

  it('hears which part of an object no plan can hold', () => {
    inFolder((folder) => {
      const app = appIn(folder, ['web']);
      const host = Host.of(app.node.findChild('kvm-1'));
      new Machine(host, 'wordy', {
        disks: [{ size: Size.gibibytes(1) }],
        cloudInit: new CloudInit({ userData: 'x'.repeat(2 ** 20 + 1) }),
      });
      expect(() => app.synth()).toThrow('✖ kvm-1/wordy at cloudInit.userData.text: must be at most 1048576');
    });
  });

  it('hears which network is full', () => {
    inFolder((folder) => {
      const app = appIn(folder, []);
      const host = app.node.findChild('kvm-1') as Host;
      const network = new Network(host, 'small', { ipv4: { cidr: '10.9.0.0/30', dhcpRange: 'none' } });
      for (const name of ['a', 'b']) {
        new Machine(host, name, { disks: [{ size: Size.gibibytes(1) }], nics: [{ network }] });
      }
      expect(caught(() => app.synth())).toMatchObject({
        problems: [
          {
            where: 'kvm-1/b/nic-small',
            what: 'gets no IPv4 address: the network kvm-1/small has none left outside of its DHCP range',
          },
        ],
      });
    });
  });

  it('hears that two hosts share a name, although they stand apart', () => {
    inFolder((folder) => {
      const app = appIn(folder, ['web']);
      addMachines(new Host(app.node.findChild('kvm-2'), 'kvm-1'), ['web']);
      expect(() => app.synth()).toThrow(/kvm-2\/kvm-1: another host is called "kvm-1" too/);
    });
  });

  it('hears that it is not clear which pool is meant', () => {
    inFolder((folder) => {
      const app = appIn(folder, ['web']);
      new Pool(app.node.findChild('kvm-1'), 'fast');
      new Pool(app.node.findChild('kvm-1'), 'slow');
      expect(() => app.synth()).toThrow(
        /kvm-1: has 2 pools, and something on it does not say which it means/,
      );
    });
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
