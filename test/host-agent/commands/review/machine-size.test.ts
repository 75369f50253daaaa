import { describe, expect, it } from '@jest/globals';
import { InvalidArgumentError } from 'commander';
import { parseMachineSize } from '../../../../host-agent/commands/review/machine-size';
import { USUAL_SIZE } from '../../../../host-agent/review';

describe('the size of a machine', () => {
  it.each([
    ['vcpus=4,memory=4GiB,disk=20GiB', { vcpus: 4, memoryMiB: 4096, diskMiB: 20_480 }],
    ['memory=1.5GiB', { ...USUAL_SIZE, memoryMiB: 1536 }],
    ['disk=1TiB', { ...USUAL_SIZE, diskMiB: 1_048_576 }],
    ['disk=0', { ...USUAL_SIZE, diskMiB: 0 }],
    ['memory=512MiB,vcpus=1', { ...USUAL_SIZE, vcpus: 1, memoryMiB: 512 }],
    [' vcpus = 3 , memory = 512 mib ', { ...USUAL_SIZE, vcpus: 3, memoryMiB: 512 }],
    ['memory=2GIB', { ...USUAL_SIZE, memoryMiB: 2048 }],
  ])('is read from "%s"', (text, size) => {
    expect(parseMachineSize(text)).toEqual(size);
  });

  it.each([
    ['', '"" is neither vcpus=…, memory=… nor disk=…'],
    ['vcpus=2,', '"" is neither vcpus=…, memory=… nor disk=…'],
    ['4GiB', '"4GiB" is neither vcpus=…, memory=… nor disk=…'],
    ['cpu=2', '"cpu=2" is neither vcpus=…, memory=… nor disk=…'],
    ['constructor=2', '"constructor=2" is neither vcpus=…, memory=… nor disk=…'],
    ['vcpus=1,vcpus=2', 'Vcpus is given twice'],
    ['vcpus', 'Vcpus must be a whole number that a machine can have, not ""'],
    ['vcpus=0', 'Vcpus must be a whole number that a machine can have, not "0"'],
    ['vcpus=1.5', 'Vcpus must be a whole number that a machine can have, not "1.5"'],
    ['vcpus=2e3', 'Vcpus must be a whole number that a machine can have, not "2e3"'],
    ['vcpus=9999', 'Vcpus must be a whole number that a machine can have, not "9999"'],
    // Powers of two for some programs, of ten for others.
    ['memory=4G', 'Memory must be a size in MiB, GiB or TiB, not "4G"'],
    ['memory=4GB', 'Memory must be a size in MiB, GiB or TiB, not "4GB"'],
    ['memory=4096', 'Memory must be a size in MiB, GiB or TiB, not "4096"'],
    ['memory=0', 'Memory must be a size in MiB, GiB or TiB, not "0"'],
    ['memory=-1GiB', 'Memory must be a size in MiB, GiB or TiB, not "-1GiB"'],
    ['memory=0GiB', 'Memory must be a whole number of MiB that a machine can have, not "0GiB"'],
    ['memory=0.3MiB', 'Memory must be a whole number of MiB that a machine can have, not "0.3MiB"'],
    ['disk=9999999TiB', 'Disk must be a whole number of MiB that a machine can have, not "9999999TiB"'],
    ['disk=\u001b[2J', 'Disk must be a size in MiB, GiB or TiB, not "\\x1b[2J"'],
    ['disk=1constructor', 'Disk must be a size in MiB, GiB or TiB, not "1constructor"'],
  ])('is not to be had from "%s"', (text, why) => {
    expect(() => parseMachineSize(text)).toThrow(InvalidArgumentError);
    expect(() => parseMachineSize(text)).toThrow(`${why}: write it like vcpus=2,memory=4GiB,disk=20GiB.`);
  });
});
