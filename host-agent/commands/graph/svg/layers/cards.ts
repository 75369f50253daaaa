import {
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
import type { DriveNode, LinkNode, PoolNode } from '../../graph';
import type { MachineWithDevices } from '../../topology';
import type { Card } from '../card';

/** What the cards of pictures say. */

export function linkCard(link: LinkNode): Card {
  const facts = linkFactLines(link);
  return {
    look: 'link',
    name: link.name,
    aside: linkKindInWords(link),
    facts,
    about: [`${linkKindInWords(link)} ${link.name}`, ...facts],
  };
}

export function machineCard(machine: MachineWithDevices): Card {
  const { name, description, powerState } = machine.machine;
  return {
    look: powerState === 'stopped' ? 'stopped machine' : 'machine',
    name,
    facts: [
      ...machineFactLines(machine.machine),
      ...(description === undefined || description === '' ? [] : [plain(description)]),
    ],
    about: machineInWords(machine),
  };
}

export function driveCard(drive: DriveNode): Card {
  return {
    look: 'drive',
    name: drive.name,
    aside: driveSizeInWords(drive),
    facts: [driveSourceInWords(drive)],
    about: [driveInWords(drive)],
  };
}

export function poolCard(pool: PoolNode): Card {
  const facts = poolFactLines(pool);
  return { look: 'pool', name: pool.name, aside: 'pool', facts, about: [`pool ${pool.name}`, ...facts] };
}
