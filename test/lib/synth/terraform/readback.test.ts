import { describe, expect, it } from '@jest/globals';
import { readTree } from '../equivalence-xml';
import { readbackProblems } from './readback';

describe('what the provider reads back', () => {
  const disk = (device: string, serial: string) =>
    `<disk><target dev="${device}"></target><serial>${serial}</serial></disk>`;
  const read = (planned: string, stored: string) =>
    readbackProblems(readTree(`<domain>${planned}</domain>`), readTree(`<domain>${stored}</domain>`));

  it.each([
    ['more than was planned', '<os><boot></boot></os>', '<os><boot dev="hd"></boot></os><cpu></cpu>', []],
    ['another unit', '<memory unit="MiB">1</memory>', '<memory unit="KiB">1024</memory>', []],
    [
      'disks in another order',
      `<devices>${disk('sda', 'a')}${disk('vda', 'b')}</devices>`,
      `<devices>${disk('vda', 'b')}${disk('sda', 'a')}</devices>`,
      [],
    ],
    ['an element less', '<on_crash>destroy</on_crash>', '', ['domain/on_crash: read back nothing']],
    ['another text', '<name>a</name>', '<name>b</name>', ['domain/name: a, read back b']],
    [
      'controllers in another order',
      '<devices><controller type="usb"></controller><controller type="scsi"></controller></devices>',
      '<devices><controller type="scsi"></controller><controller type="usb"></controller></devices>',
      [
        'domain/devices/controller/@type: usb, read back scsi',
        'domain/devices/controller/@type: scsi, read back usb',
      ],
    ],
  ])('is told from the plan: %s', (_, planned, stored, expected) => {
    expect(read(planned, stored)).toEqual(expected);
  });
});
