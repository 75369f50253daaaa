import { describe, expect, it } from '@jest/globals';
import { memoryOf } from '../../../host-agent/inventory/memory';
import { readDomain } from '../../../host-agent/libvirt';
import { domainXml } from './worlds';

const MIB = 1024;

/** What libvirt 9.0 shows of a machine with memory devices. */
const read = (options: {
  readonly memoryMiB: number;
  readonly currentMiB: number;
  readonly before?: string;
  readonly devices?: string;
}) =>
  memoryOf(
    readDomain(
      domainXml({
        name: 'x',
        memoryKiB: options.memoryMiB * MIB,
        currentMemoryKiB: options.currentMiB * MIB,
        devices: options.devices ?? '',
      }).replace('<memory unit', `${options.before ?? ''}<memory unit`),
    ),
  );

const virtioMem = (sizeMiB: number, requestedMiB: number, more = '') =>
  `<memory model='virtio-mem'><target><size unit='KiB'>${sizeMiB * MIB}</size><node>0</node><block unit='KiB'>2048</block>
    <requested unit='KiB'>${requestedMiB * MIB}</requested>${more}</target></memory>`;
const dimm = (sizeMiB: number) =>
  `<memory model='dimm'><target><size unit='KiB'>${sizeMiB * MIB}</size><node>0</node></target></memory>`;
const ceiling = (mebibytes: number) => `<maxMemory slots='4' unit='KiB'>${mebibytes * MIB}</maxMemory>`;

describe('memoryOf', () => {
  it('tells what a machine boots with from what is plugged in', () => {
    const devices = virtioMem(512, 128, "<current unit='KiB'>65536</current>");
    expect(read({ memoryMiB: 768, currentMiB: 320, before: ceiling(768), devices })).toEqual({
      currentMiB: 320,
      bootMiB: 256,
      maximumMiB: 768,
      requestedMiB: 128,
      hugepages: false,
    });
  });

  it('says that nothing is asked of a device, unlike that there is none', () => {
    const devices = virtioMem(512, 0);
    expect(read({ memoryMiB: 768, currentMiB: 192, devices })).toMatchObject({ requestedMiB: 0 });
    expect(read({ memoryMiB: 768, currentMiB: 192 })).not.toHaveProperty('requestedMiB');
  });

  it('takes the ceiling of a machine with DIMMs for what it may grow to', () => {
    expect(read({ memoryMiB: 384, currentMiB: 384, before: ceiling(1024), devices: dimm(128) })).toEqual({
      currentMiB: 384,
      bootMiB: 256,
      maximumMiB: 1024,
      hugepages: false,
    });
  });

  it('knows huge pages', () => {
    const before = '<memoryBacking><hugepages/></memoryBacking>';
    expect(read({ memoryMiB: 256, currentMiB: 256, before }).hugepages).toBe(true);
  });
});
