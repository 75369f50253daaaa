import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Host, Machine, Network, Size } from '../../../lib';
import { SynthesisError } from '../../../lib/synth';
import { describeHostileCorpus } from '../support/hostile-corpus';

/** Synthesises two machines that want any address, by the lock file that lies in a folder. */
function synthesise(folder: string, frozenLock: boolean): void {
  const lockFile = join(folder, 'fleet.lock.json');
  const outdir = join(folder, 'cdktf.out');
  const app = new App({ fleet: 'lab', outdir, lockFile, frozenLock });
  const host = new Host(app, 'kvm-1');
  const network = new Network(host, 'lan', { ipv4: { cidr: '10.10.0.0/24' } });
  for (const name of ['web', 'db']) {
    new Machine(host, name, { disks: [{ size: Size.gibibytes(1) }], nics: [{ network }] });
  }
  app.synth();
}

/** What synthesis remembers when nobody interferes. */
function rightLock(): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-hostile-lock-'));
  try {
    synthesise(folder, false);
    return JSON.parse(readFileSync(join(folder, 'fleet.lock.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeHostileCorpus(
  'lock-files',
  {
    good: { lock: rightLock() },
    write: (lock) => Buffer.from(`${JSON.stringify(lock, undefined, 2)}\n`),
    fileName: 'fleet.lock.json',
    place: /fleet\.lock\.json/,
    meet: ({ file }) => {
      try {
        // As CI does: what does not fit is refused, not put right.
        synthesise(dirname(file), true);
        return { isTaken: true, text: '' };
      } catch (error) {
        if (error instanceof SynthesisError) return { isTaken: false, text: error.message };
        throw error;
      }
    },
  },
  { casesMin: 50 },
);
