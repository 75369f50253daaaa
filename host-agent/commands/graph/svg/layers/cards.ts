import {
  becomingInWords,
  driveInWords,
  driveSizeInWords,
  driveSourceInWords,
  linkFactLines,
  linkKindInWords,
  machineFactLines,
  machineInWords,
  poolFactLines,
} from '../../../wording/graph';
import { plain } from '../../../terminal/plain';
import type { DriveNode, LinkNode, Marks, PoolNode } from '../../graph';
import type { MachineWithDevices } from '../../topology';
import { becomingOf } from '../becoming';
import type { Card } from '../card';

/** What the cards of pictures say. */

export function linkCard(link: LinkNode, marks: Marks): Card {
  const facts = linkFactLines(link);
  return {
    look: 'link',
    name: link.name,
    aside: linkKindInWords(link),
    facts,
    about: [becomingInWords(`${linkKindInWords(link)} ${link.name}`, marks.get(link.id)), ...facts],
    becoming: becomingOf(marks, link.id),
  };
}

export function machineCard(machine: MachineWithDevices, marks: Marks): Card {
  const { id, name, description, powerState } = machine.machine;
  return {
    look: powerState === 'stopped' ? 'stopped machine' : 'machine',
    name,
    facts: [
      ...machineFactLines(machine.machine),
      ...(description === undefined || description === '' ? [] : [plain(description)]),
    ],
    about: machineInWords(machine, marks),
    becoming: becomingOf(marks, id),
  };
}

export function driveCard(drive: DriveNode, marks: Marks): Card {
  return {
    look: 'drive',
    name: drive.name,
    aside: driveSizeInWords(drive),
    facts: [driveSourceInWords(drive)],
    about: [driveInWords(drive, marks)],
    becoming: becomingOf(marks, drive.id),
  };
}

export function poolCard(pool: PoolNode, marks: Marks): Card {
  const facts = poolFactLines(pool);
  return {
    look: 'pool',
    name: pool.name,
    aside: 'pool',
    facts,
    about: [becomingInWords(`pool ${pool.name}`, marks.get(pool.id)), ...facts],
    becoming: becomingOf(marks, pool.id),
  };
}
