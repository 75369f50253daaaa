import { describe, it } from '@jest/globals';
import {
  byVirsh,
  holdPreview,
  machines,
  type MachineInput,
  type PlanChanges,
  type PreviewCase,
} from '../preview';

const memory = (
  currentMiB: number,
  bootMiB = 256,
  maximumMiB = 512,
  ceiling: MachineInput['memory']['ceiling'] = 'stated',
): MachineInput['memory'] => ({ currentMiB, bootMiB, maximumMiB, ceiling, hugepages: false });
const withMemory = (...values: Parameters<typeof memory>): PlanChanges =>
  machines({ memory: memory(...values) });
const CASES: readonly PreviewCase[] = [
  {
    name: 'memory up within what it booted with',
    before: withMemory(200),
    plan: withMemory(256),
    shows: [
      'memory.currentMiB: 200 -> 256 (live) by set-memory:web (256 MiB of the boot, plugged: 0), define-machine:web',
    ],
  },
  {
    name: 'memory up by plugging in',
    before: withMemory(256),
    plan: withMemory(512),
    shows: [
      'memory.currentMiB: 256 -> 512 (live) by set-memory:web (256 MiB of the boot, plugged: 256), define-machine:web',
    ],
  },
  {
    name: 'memory down by unplugging',
    before: withMemory(512),
    plan: withMemory(300),
    shows: [
      'memory.currentMiB: 512 -> 300 (live) by set-memory:web (256 MiB of the boot, plugged: 44), define-machine:web',
    ],
  },
  {
    name: 'memory down below what it booted with: all that was plugged in goes',
    before: withMemory(400),
    plan: withMemory(200),
    shows: [
      'memory.currentMiB: 400 -> 200 (live) by set-memory:web (200 MiB of the boot, plugged: 0), define-machine:web',
    ],
  },
  {
    name: 'memory beyond the ceiling',
    before: withMemory(256),
    plan: withMemory(600, 256, 600, 'default'),
    shows: [
      'memory.currentMiB: 512 -> 600 (restart) by stop-machine:web',
      'memory.maximumMiB: 512 -> 600 (restart) by stop-machine:web, define-machine:web',
      'memory.currentMiB: 256 -> 600 (restart) by define-machine:web',
    ],
  },
  {
    name: 'memory beyond what it booted with, where nothing can be plugged in',
    before: withMemory(256, 256, 256),
    plan: withMemory(300, 300, 300),
    shows: [
      'memory.currentMiB: 256 -> 300 (restart) by stop-machine:web, define-machine:web',
      'memory.maximumMiB: 256 -> 300 (restart) by stop-machine:web, define-machine:web',
      'memory.bootMiB: 256 -> 300 (live) by define-machine:web',
    ],
  },
  {
    name: 'memory that is no whole number of blocks beyond what it booted with',
    before: withMemory(200),
    plan: withMemory(301, 301, 301, 'default'),
    shows: [
      'memory.currentMiB: 256 -> 301 (restart) by stop-machine:web',
      'memory.currentMiB: 200 -> 301 (restart) by define-machine:web',
      'memory.bootMiB: 256 -> 301 (live) by define-machine:web',
    ],
  },
  {
    name: 'memory that somebody unplugged',
    before: withMemory(400),
    byHand: byVirsh('running', ({ memory: now }) => ({ memory: { ...now, requestedMiB: 44 } })),
    shows: ['memory.currentMiB: 300 -> 400 (live) by set-memory:web (256 MiB of the boot, plugged: 144)'],
  },
  {
    name: 'memory that somebody stored less of',
    before: withMemory(256),
    byHand: byVirsh('stored', ({ memory: now }) => ({ memory: { ...now, currentMiB: 128 } })),
    shows: [
      'memory.currentMiB: 128 -> 256 (live) by set-memory:web (256 MiB of the boot, plugged: 0), define-machine:web',
    ],
  },
  {
    name: 'what the balloon has reached',
    before: withMemory(400),
    byHand: byVirsh('running', ({ memory: now }) => ({ memory: { ...now, currentMiB: 17 } })),
    shows: [],
  },
  {
    name: 'memory at the next boot',
    before: withMemory(256),
    plan: withMemory(256, 128),
    shows: ['memory.bootMiB: 256 -> 128 (live) by define-machine:web'],
  },
  {
    name: 'another stated ceiling of memory',
    before: withMemory(256),
    plan: withMemory(256, 256, 1024),
    shows: ['memory.maximumMiB: 512 -> 1024 (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'head-room of memory',
    before: withMemory(256),
    plan: withMemory(256, 256, 1024, 'default'),
    shows: [],
  },
  {
    name: 'head-room of memory that is just what is given',
    before: withMemory(256, 256, 256),
    plan: withMemory(256, 256, 512, 'default'),
    shows: [],
  },
  {
    name: 'huge pages',
    facts: { hugepages: [{ sizeKiB: 2048, total: 256, free: 256 }] },
    before: withMemory(256),
    plan: machines({ memory: { ...memory(256), hugepages: true } }),
    shows: ['memory.hugepages: false -> true (restart) by stop-machine:web, define-machine:web'],
  },
  {
    name: 'memory down where nothing can be plugged in',
    before: withMemory(256, 256, 256),
    plan: withMemory(200, 256, 256),
    shows: [
      'memory.currentMiB: 256 -> 200 (live) by set-memory:web (200 MiB of the boot, plugged: nothing), define-machine:web',
    ],
  },
];

describe('what a preview shows of memory', () => {
  it.each(CASES)('$name', holdPreview);
});
