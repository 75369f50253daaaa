import { describe, it } from '@jest/globals';
import { sampleDisk, samplePool } from '../../sample-plan';
import { web } from '../../scenario';
import { holdToWords, type Told } from '../told';
import { data, down, fast, of } from './sample';

const MARKS: readonly Told[] = [
  {
    name: 'a machine is renamed when it is down',
    before: of(),
    byHand: down,
    plan: of({ name: 'www' }),
    steps: [
      'rename-machine:www live',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www',
    ],
    changes: [
      'rename-machine:www (machine www): name web -> www live',
      'define-machine:www (machine www): ',
      'start-machine:www (machine www): powerState stopped -> running live',
    ],
    actions: [
      'rename-machine:www: machine=www from=web',
      'define-machine:www: machine=www acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
      'start-machine:www: machine=www',
    ],
  },
  {
    name: 'a machine is renamed while it is stopped for another reason, although it may not be restarted for that',
    before: of({ onRestartNeeded: 'defer' }),
    byHand: (host) => {
      web(host).state = 'crashed';
    },
    plan: of({ name: 'www', onRestartNeeded: 'defer' }),
    steps: [
      'stop-machine:www restart',
      'rename-machine:www restart < stop-machine:www',
      'define-machine:www live < rename-machine:www',
      'start-machine:www live < define-machine:www',
    ],
    changes: [
      'stop-machine:www (machine www): name web -> www restart; powerState crashed -> running restart',
      'rename-machine:www (machine www): name web -> www restart',
      'define-machine:www (machine www): ',
      'start-machine:www (machine www): powerState crashed -> running live',
    ],
  },
  {
    name: 'another construct path and protection are written into the mark alone',
    before: of(),
    plan: of({ key: 'lab/front', protect: true }),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): key lab/web -> lab/front live; protect false -> true live',
    ],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'with the definition, where that changes too',
    before: of(),
    plan: of({ key: 'lab/front', description: 'new' }),
    steps: ['define-machine:web live'],
    changes: ['define-machine:web (machine web): description -> new live; key lab/web -> lab/front live'],
    actions: [
      'define-machine:web: machine=web acceleration=kvm markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=false}]',
    ],
  },
  {
    name: 'a disk that is retained from now on is marked as such',
    before: of(),
    plan: of({ disks: [sampleDisk({ retain: true })] }),
    steps: ['set-machine-mark:web live'],
    changes: [
      'set-machine-mark:web (machine web): volumes [disk default/web-root.qcow2] -> [disk default/web-root.qcow2 retained] live',
    ],
    actions: [
      'set-machine-mark:web: machine=web markedVolumes=[{pool=default fileName=web-root.qcow2 role=disk retain=true}]',
    ],
  },
  {
    name: 'a mark that lists the same volumes in another order is the same mark',
    before: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    byHand: (host) => {
      const { ownership } = web(host);
      if (ownership.kind === 'ours')
        web(host).ownership = {
          kind: 'ours',
          mark: { ...ownership.mark, volumes: ownership.mark.volumes.toReversed() },
        };
    },
    plan: of({ disks: [sampleDisk(), data] }, { pools: [samplePool(), fast] }),
    steps: [],
  },
  {
    name: 'a machine is told not to start with the host',
    before: of(),
    plan: of({ autostart: false }),
    steps: ['set-machine-autostart:web live'],
    changes: ['set-machine-autostart:web (machine web): autostart true -> false live'],
    actions: ['set-machine-autostart:web: machine=web'],
  },
];

describe('names, marks and switches', () => {
  it.each(MARKS)('$name', holdToWords);
});
