import { MACHINE_ID_PATTERN } from '../../sources';
import { CommandFailure } from '../command-failure';
import { plain } from '../terminal/plain';

/** How plans become releases. */
export interface ReleaseOptions {
  /** File of the private key, or of the public one whose private one an agent holds. */
  readonly key?: string;
  /** The release before. @default the one that is in the output folder */
  readonly parent?: string;
  /** Hosts without a release get their first one. */
  readonly first?: boolean;
  /** The machine that it is for, or `none`. @default as in the release before */
  readonly machineId?: string;
  /** Digest of a change plan, or a file with those of several hosts. */
  readonly approve?: string;
  /** Disks that may be made anew from another image, as `machine/disk`. */
  readonly replace?: readonly string[];
  /** @default './releases' */
  readonly output?: string;
  /** File against which the release before and the new one are held. */
  readonly allowedSigners?: string;
  readonly unsigned?: boolean;
  /** Makes a new generation of a plan that has not changed. */
  readonly force?: boolean;
}

/** Takes back the machine that a release is bound to. */
export const ANY_MACHINE = 'none';

/** What cannot be meant. @throws CommandFailure */
export function requireConsistent({
  key,
  unsigned,
  approve,
  replace,
  first,
  parent,
  machineId,
}: ReleaseOptions): void {
  if (key === undefined && unsigned !== true) {
    throw new CommandFailure({
      code: 'key-needed',
      message: 'Nothing says with which key to sign.',
      advice:
        'Name one with --key, such as ~/.ssh/id_ed25519, or its .pub file when an agent holds it; --unsigned makes releases that only ' +
        'hosts which allow it take.',
    });
  }
  if (key !== undefined && unsigned === true) {
    throw new CommandFailure({
      code: 'key-and-unsigned',
      message: '--key and --unsigned were both given.',
      advice: 'Give one of them.',
    });
  }
  if (first === true && parent !== undefined) {
    throw new CommandFailure({
      code: 'first-and-parent',
      message: '--first and --parent were both given.',
      advice: 'A first release has no parent: give one of them.',
    });
  }
  if (replace !== undefined && approve === undefined) {
    throw new CommandFailure({
      code: 'approval-needed',
      message: '--replace was given without --approve.',
      advice: 'Look at it with `fleetwright diff --replace …`, and approve the digest that it shows.',
    });
  }
  if (machineId !== undefined && machineId !== ANY_MACHINE && !MACHINE_ID_PATTERN.test(machineId)) {
    throw new CommandFailure({
      code: 'bad-machine-id',
      message: `A machine id is 32 digits from 0 to 9 and a to f, and "${plain(machineId)}" is none.`,
      advice: `Copy it from /etc/machine-id of the host; --machine-id ${ANY_MACHINE} takes it back.`,
    });
  }
}

/** What is said of one host cannot be said of several. @throws CommandFailure */
export function requireOneHost(
  { approve, parent, machineId }: ReleaseOptions,
  hosts: readonly string[],
): void {
  if (hosts.length <= 1) return;
  const isDigest = /^[0-9a-f]{64}$/.test(approve ?? '');
  const [named] = [
    ...(parent === undefined ? [] : ['--parent']),
    ...(machineId === undefined ? [] : ['--machine-id']),
    ...(isDigest ? ['--approve with a digest'] : []),
  ];
  if (named === undefined) return;
  throw new CommandFailure({
    code: 'host-needed',
    message: `${named} is about one host, and there are plans for ${hosts.length}.`,
    advice: 'Name the host.',
  });
}
