import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { useLiveHost } from '../../support/live-host';
import { createLab } from '../scenarios/create-lab';
import { Agent } from './agent';
import { plansOf } from './course';

describe('a file system that is really full', () => {
  const live = useLiveHost();

  // From "not even the first image fits" to "all but the last disk".
  it.each([150, 450, 900, 15_000, 19_000])(
    'of %d KiB is said, leaves nothing half-made, and is enough once it has grown',
    async (kibibytes) => {
      const path = join(live.sandbox.poolDirectory, 'main');
      await live.sandbox.mountSmallFilesystem(path, 1);
      const resize = (size: string) => live.sandbox.exec(['mount', '-o', `remount,size=${size}`, path]);
      await resize(`${kibibytes}k`);
      const agent = new Agent(live, live.uri);
      const { after: plan } = plansOf(createLab, 'stopped', live);
      const full = await agent.apply({ plan });
      expect(full.exitCode).toBe(1);
      expect(full.failures).toEqual(expect.arrayContaining([expect.stringMatching(/ no-space: /)]));
      const half = await live.sandbox.exec([
        'find',
        path,
        '-name',
        '.unfinished-*',
        '-o',
        '-path',
        '*/partial/*',
      ]);
      expect(half.stdout).toBe('');

      await resize('64m');
      expect(await agent.apply({ plan })).toMatchObject({ exitCode: 0, failures: [] });
      expect(await agent.apply({ plan })).toMatchObject({ exitCode: 0, steps: [] });

      for (const machine of ['web', 'db']) await live.virsh('undefine', machine);
      for (const network of ['lan', 'dmz']) {
        await live.virsh('net-destroy', network);
        await live.virsh('net-undefine', network);
      }
      await live.virsh('pool-destroy', 'main');
      await live.virsh('pool-undefine', 'main');
      await live.sandbox.exec(['umount', path]);
      await live.sandbox.exec(['rm', '-rf', agent.stateDirectory]);
    },
  );
});
