import { describe, it } from '@jest/globals';
import { startMachine, stopMachine } from '../../../support/simulated-host';
import { otherMachine, sampleMachine, uuidOf } from '../sample-plan';
import { hold, web, type Scenario } from '../scenario';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a stopped machine is started, a paused one goes on',
    before: { machines: [sampleMachine(), otherMachine('db', 2)] },
    byHand: (host) => {
      stopMachine(host, web(host));
      const db = host.machines.get(uuidOf(2));
      if (db !== undefined) db.state = 'paused';
    },
    plan: { machines: [sampleMachine(), otherMachine('db', 2)] },
    steps: ['resume-machine:db live', 'start-machine:web live'],
  },
  {
    name: 'a machine that is to be stopped is stopped',
    before: {},
    plan: { machines: [sampleMachine({ powerState: 'stopped' })] },
    steps: ['stop-machine:web restart'],
  },
  {
    name: 'a saved memory image is not brought back under another definition',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      machine.saved = machine.running;
      machine.running = undefined;
      machine.state = 'stopped';
    },
    plan: { machines: [sampleMachine({ vcpus: { current: 2, maximum: 2, ceiling: 'stated' } })] },
    steps: [],
    refusals: ['has-managed-save machine web'],
  },
  {
    name: 'a saved memory image is brought back where nothing changes',
    before: {},
    byHand: (host) => {
      const machine = web(host);
      machine.saved = machine.running;
      machine.running = undefined;
      machine.state = 'stopped';
    },
    plan: {},
    steps: ['start-machine:web live'],
  },
  {
    name: 'a machine started by hand without its last change is restarted',
    before: { machines: [sampleMachine({ powerState: 'stopped' })] },
    byHand: (host) => {
      const machine = web(host);
      startMachine(host, machine);
      if (machine.running !== undefined) machine.running = { ...machine.running, rng: false };
    },
    plan: {},
    steps: ['stop-machine:web restart', 'start-machine:web live < stop-machine:web'],
  },
];

describe('machines that do not run as they should', () => {
  it.each(SCENARIOS)('$name', hold);
});
