import { describe, it } from '@jest/globals';
import { newMachine, type SimulatedHost } from '../../../../support/simulated-host';
import { sampleDisk, samplePool, sampleSeed, uuidOf } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { nothing, of } from './sample';

const LEFT_ALONE: readonly Told[] = [
  {
    name: 'a machine whose state nobody knows',
    before: of(),
    byHand: (host) => {
      web(host).state = 'unknown';
    },
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['unreadable-object machine web reason=its state is unknown'],
  },
  {
    name: 'a machine that would vanish by itself',
    before: of(),
    byHand: (host) => {
      web(host).persistent = false;
    },
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['machine-is-transient machine web state=running'],
  },
  {
    name: 'a machine that cannot be read, under whatever name',
    before: of(),
    byHand: (host) =>
      host.unreadable.push({ kind: 'machine', name: 'x', uuid: uuidOf(1), reason: 'bad XML' }),
    plan: of({ description: 'new' }),
    steps: [],
    refusals: ['unreadable-object machine web reason=bad XML'],
    warnings: ['unreadable-object machine x reason=bad XML'],
  },
  {
    name: 'a machine that the operator wants left alone',
    before: of(),
    plan: of({ description: 'new' }),
    policy: { held: [{ kind: 'machine', name: 'web' }] },
    steps: [],
    refusals: ['impact-not-allowed machine web impact=live allowed=nothing fields=[]'],
  },
  {
    name: 'a saved memory image where the definition changes',
    before: of(),
    byHand: save,
    plan: of({ description: 'new', rng: false }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[description, rng]'],
  },
  {
    name: 'a saved memory image where a disk grows',
    before: of(),
    byHand: save,
    plan: of({ disks: [sampleDisk({ sizeMiB: 33 })] }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[]'],
  },
  {
    name: 'a saved memory image where a name changes',
    before: of(),
    byHand: save,
    plan: of({ name: 'www' }),
    steps: [],
    refusals: ['has-managed-save machine www fields=[]'],
  },
  {
    name: 'a saved memory image where a seed is written again',
    before: of({ cloudInit: sampleSeed(1) }),
    byHand: (host) => {
      save(host);
      host.files.delete('/pools/default/web-seed-1.iso');
    },
    plan: of({ cloudInit: sampleSeed(1) }),
    steps: [],
    refusals: ['has-managed-save machine web fields=[]'],
  },
  {
    name: 'but not a saved memory image where only the mark and the switch change',
    before: of(),
    byHand: save,
    plan: of({ autostart: false, protect: true }),
    steps: ['set-machine-mark:web live', 'set-machine-autostart:web live', 'start-machine:web live'],
  },
  {
    name: 'a stranger’s machine of that name',
    before: { ...nothing, pools: [samplePool()] },
    byHand: (host) => host.machines.set('x', newMachine({ name: 'web', uuid: 'x' })),
    plan: of(),
    steps: ['fetch-image:base live'],
    refusals: ['name-taken-by-foreign machine web name=web uuid=x'],
  },
];

function save(host: SimulatedHost): void {
  const machine = web(host);
  machine.saved = machine.running;
  machine.running = undefined;
  machine.state = 'stopped';
}

describe('left alone is', () => {
  it.each(LEFT_ALONE)('$name', holdToWords);
});
