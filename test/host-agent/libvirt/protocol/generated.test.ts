import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as enumerations from '../../../../host-agent/libvirt/protocol/enums.generated';
import { qemuProcedures, qemuTypes } from '../../../../host-agent/libvirt/protocol/qemu.generated';
import {
  remoteProcedures,
  remoteProgram,
  remoteTypes,
  remoteUnions,
} from '../../../../host-agent/libvirt/protocol/remote.generated';

type Fields = Readonly<Record<string, string>>;
type Procedures = Readonly<Record<string, readonly [number, number]>>;

describe('the table of the remote program', () => {
  it('has every number from 1 to 443 once', () => {
    const numbers = Object.values(remoteProcedures).map(([number]) => number);
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 443 }, (_, index) => index + 1));
    expect(remoteProgram).toEqual({ number: 0x20008086, version: 1 });
  });

  it.each([
    ['connectOpen', 1, 1],
    ['connectClose', 2, 1],
    ['domainCreate', 9, 0],
    ['domainDestroy', 12, 1],
    ['authList', 66, 1],
    ['storageVolUpload', 208, 4],
    ['storageVolDownload', 209, 2],
    ['domainEventCallbackLifecycle', 318, 8],
    ['domainDefineXmlFlags', 350, 1],
    ['connectGetAllDomainStats', 344, 0],
    ['networkDefineXmlFlags', 432, 1],
  ] as const)('%s is number %i with bits %i', (name, number, bits) => {
    expect(remoteProcedures[name]).toEqual([number, bits]);
  });

  it('shares no name with the qemu program, so that both fit in one list', () => {
    for (const name of Object.keys(qemuProcedures)) expect(remoteProcedures).not.toHaveProperty(name);
    for (const name of Object.keys(qemuTypes)) expect(remoteTypes).not.toHaveProperty(name);
  });

  it('names only types that exist', () => {
    const known = new Set([
      'int',
      'uint',
      'hyper',
      'uhyper',
      'double',
      'string',
      'uuid',
      'opaque',
      ...Object.keys(remoteTypes),
      ...Object.keys(remoteUnions),
    ]);
    for (const fields of [...Object.values(remoteTypes), ...Object.values(qemuTypes)] as readonly Fields[]) {
      for (const text of Object.values(fields)) {
        expect(text).toMatch(/^\??\w+(?:<\d+>|\[\d+\])?$/);
        expect(known).toContain(/\w+/.exec(text)?.[0]);
      }
    }
  });

  it('has arguments, answers and messages for procedures only', () => {
    const names = new Set([...Object.keys(remoteProcedures), ...Object.keys(qemuProcedures)]);
    const owners = [...Object.keys(remoteTypes), ...Object.keys(qemuTypes)]
      .filter((name) => /(Args|Ret)$/.test(name))
      .map((name) => name.replace(/(Args|Ret)$/, '').replace(/^./, (letter) => letter.toLowerCase()));
    expect(owners.filter((owner) => !names.has(owner))).toEqual([]);
  });
});

/**
 * libvirt only ever appends to its protocol. To hold the committed table against a libvirt at hand, name its files:
 * LIBVIRT_PROTOCOL_FILES="…/remote_protocol.x …/qemu_protocol.x [libvirt-api.xml]".
 */
const files = process.env['LIBVIRT_PROTOCOL_FILES']?.split(' ') ?? [];

interface Fresh {
  readonly remote: { readonly types: Readonly<Record<string, Fields>>; readonly procedures: Procedures };
  readonly enumerations?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

if (files.length > 0) {
  it('a given libvirt has changed or removed nothing that we know', () => {
    const generator = join(__dirname, '../../../../scripts/generate-protocol.mjs');
    const output = execFileSync(process.execPath, [generator, '--stdout', ...files], {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    const { remote, enumerations: fresh } = JSON.parse(output) as Fresh;
    expect(remote.procedures).toMatchObject(remoteProcedures);
    for (const [name, fields] of Object.entries(remoteTypes)) {
      expect([name, Object.entries(remote.types[name] ?? {})]).toEqual([name, Object.entries(fields)]);
    }
    if (!fresh) return;
    const texts = Object.values(fresh).map((entries) => Object.entries(entries).map(String));
    for (const entries of Object.values(enumerations)) {
      const known = Object.entries(entries).map(String);
      expect(texts.some((text) => known.every((entry) => text.includes(entry)))).toBe(true);
    }
  });
}
