import type { IncomingMessage } from 'node:http';
import { InvalidArgumentError } from 'commander';
import { readAppCommand } from '../../../host-agent/commands/synth/app-command';
import { parseMachineSize } from '../../../host-agent/commands/review/machine-size';
import { parseAgentConfiguration } from '../../../host-agent/configuration';
import { readFileSystems, readMemoryBlocks, readVcpus } from '../../../host-agent/executor/guest/answers';
import { tryNameOtherFormat } from '../../../host-agent/executor/image/other-formats';
import { tryReadQcow2Header } from '../../../host-agent/executor/image/qcow2-header';
import { tryReadLedgerDocument } from '../../../host-agent/executor/ledger/document';
import { cloudInitSeed } from '../../../host-agent/executor/seed/cloud-init-seed';
import { tryParseManifest } from '../../../host-agent/executor/trash/manifest';
import { allocationOf, networkSettingsOf, ownershipOf } from '../../../host-agent/inventory';
import { cpusOf } from '../../../host-agent/inventory/cpu-list';
import { parseInventoryDocument } from '../../../host-agent/inventory/document/parse';
import * as libvirt from '../../../host-agent/libvirt';
import { MessageReader } from '../../../host-agent/libvirt/connection/message';
import { findProcedure, type ProcedureName } from '../../../host-agent/libvirt/protocol/procedures';
import { parseLibvirtUri } from '../../../host-agent/libvirt/transport/uri';
import { XdrReader } from '../../../host-agent/libvirt/xdr/reader';
import { tryReadMemoryDocument } from '../../../host-agent/service/memory/document';
import { SourceFailure } from '../../../host-agent/sources';
import { requireBody } from '../../../host-agent/sources/http/answer';
import { tryReadAddress } from '../../../host-agent/sources/release/examine';
import { splitReleaseFile } from '../../../host-agent/sources/release/file';
import { readFrame } from '../../../host-agent/sources/release/frame';
import { parseRelease } from '../../../host-agent/sources/release/parse';
import { parseAllowedSigners } from '../../../host-agent/sources/trust/allowed-signers';
import { tryDearmour } from '../../../host-agent/sources/trust/armour';
import { isInPatternList } from '../../../host-agent/sources/trust/patterns';
import { readPublicKey, UnsupportedKey } from '../../../host-agent/sources/trust/public-key';
import { readSignature, UnsupportedSignature } from '../../../host-agent/sources/trust/signature';
import { readSignerLine } from '../../../host-agent/sources/trust/signer-line';
import { readSignerOptions } from '../../../host-agent/sources/trust/signer-options';
import { tryParseTime } from '../../../host-agent/sources/trust/times';
import { WireError } from '../../../host-agent/sources/trust/wire';
import { parseLockFile, parsePlan, tryParseAddress, tryParseSubnet } from '../../../lib/plan';
import { tryReadReference } from '../../../lib/plan/document/secret-reference';
import type { SeedKind } from './seeds';

/** One parser of what comes from outside. */
export interface Parser {
  readonly seeds: SeedKind;
  /** How many of the inputs it gets, against the others; what is slow gets few. */
  readonly weight: number;
  readonly run: (bytes: Buffer) => unknown;
  /** Errors by which it refuses; any other is a crash. */
  readonly refusals?: readonly (abstract new (...parts: never[]) => Error)[];
}

const XML = { seeds: 'xml', refusals: [libvirt.LibvirtXmlError] } as const;
const ANSWERS: readonly ProcedureName[] = [
  'connectGetHostname',
  'connectListAllDomains',
  'connectGetAllDomainStats',
];

/** Every parser by its name; a test holds that none is missing. */
export const parsers: Readonly<Record<string, Parser>> = {
  parsePlan: { seeds: 'plans', weight: 4, run: parsePlan },
  parseLockFile: { seeds: 'lockFiles', weight: 20, run: parseLockFile },
  parseInventoryDocument: { seeds: 'inventories', weight: 6, run: parseInventoryDocument },
  parseAgentConfiguration: { seeds: 'configurations', weight: 6, run: parseAgentConfiguration },
  parseRelease: { seeds: 'releases', weight: 5, run: parseRelease },
  splitReleaseFile: { seeds: 'releases', weight: 10, run: splitReleaseFile },
  readFrame: { seeds: 'releases', weight: 5, run: readFrame },
  tryReadAddress: { seeds: 'releases', weight: 5, run: tryReadAddress },
  parseAllowedSigners: {
    seeds: 'signers',
    weight: 20,
    run: (bytes) => parseAllowedSigners(bytes.toString()),
  },
  readSignerLine: { seeds: 'signers', weight: 20, run: (bytes) => readSignerLine(bytes.toString(), 1) },
  readSignerOptions: { seeds: 'signers', weight: 20, run: (bytes) => readSignerOptions(bytes.toString()) },
  readSignature: {
    seeds: 'signatures',
    weight: 20,
    run: readSignature,
    refusals: [WireError, UnsupportedKey, UnsupportedSignature],
  },
  tryDearmour: { seeds: 'signatures', weight: 20, run: (bytes) => tryDearmour(bytes.toString()) },
  readPublicKey: { seeds: 'keys', weight: 20, run: readPublicKey, refusals: [WireError, UnsupportedKey] },
  tryParseTime: { seeds: 'words', weight: 10, run: (bytes) => tryParseTime(bytes.toString()) },
  isInPatternList: {
    seeds: 'words',
    weight: 10,
    run: (bytes) => isInPatternList('lab/web', bytes.toString()),
  },
  readDomain: { ...XML, weight: 6, run: (bytes) => allocationAndOwner(libvirt.readDomain(bytes.toString())) },
  readNetwork: {
    ...XML,
    weight: 8,
    run: (bytes) => networkSettingsOf(libvirt.readNetwork(bytes.toString())),
  },
  readPool: { ...XML, weight: 8, run: (bytes) => libvirt.readPool(bytes.toString()) },
  readVolume: { ...XML, weight: 8, run: (bytes) => libvirt.readVolume(bytes.toString()) },
  readHostCapabilities: { ...XML, weight: 6, run: (bytes) => libvirt.readHostCapabilities(bytes.toString()) },
  readDomainCapabilities: {
    ...XML,
    weight: 8,
    run: (bytes) => libvirt.readDomainCapabilities(bytes.toString()),
  },
  readXmlTree: { ...XML, weight: 6, run: (bytes) => libvirt.readXmlTree(bytes.toString()) },
  withAddressesOf: {
    ...XML,
    weight: 3,
    run: (bytes) => libvirt.withAddressesOf(bytes.toString(), [bytes.toString()]),
  },
  MessageReader: { seeds: 'frames', weight: 30, run: readFrames, refusals: [libvirt.ProtocolError] },
  parseLibvirtUri: {
    seeds: 'words',
    weight: 10,
    run: (bytes) => parseLibvirtUri(bytes.toString()),
    refusals: [libvirt.LibvirtUnreachable],
  },
  cpusOf: { seeds: 'words', weight: 10, run: (bytes) => cpusOf(bytes.toString()) },
  tryParseAddress: { seeds: 'words', weight: 20, run: (bytes) => tryParseAddress(bytes.toString()) },
  tryParseSubnet: { seeds: 'words', weight: 20, run: (bytes) => tryParseSubnet(bytes.toString()) },
  readVcpus: { seeds: 'guestAnswers', weight: 20, run: (bytes) => readVcpus(returned(bytes)) },
  readMemoryBlocks: { seeds: 'guestAnswers', weight: 20, run: (bytes) => readMemoryBlocks(returned(bytes)) },
  readFileSystems: { seeds: 'guestAnswers', weight: 20, run: (bytes) => readFileSystems(returned(bytes)) },
  tryReadQcow2Header: { seeds: 'images', weight: 30, run: (bytes) => tryReadQcow2Header(bytes, 196_624) },
  tryNameOtherFormat: { seeds: 'images', weight: 10, run: tryNameOtherFormat },
  requireBody: { seeds: 'heads', weight: 20, run: readHead, refusals: [SourceFailure] },
  tryReadLedgerDocument: {
    seeds: 'records',
    weight: 10,
    run: (bytes) => tryReadLedgerDocument(parsed(bytes)),
  },
  tryReadMemoryDocument: {
    seeds: 'records',
    weight: 10,
    run: (bytes) => tryReadMemoryDocument(parsed(bytes)),
  },
  tryParseManifest: { seeds: 'records', weight: 10, run: (bytes) => tryParseManifest(bytes.toString()) },
  tryReadReference: { seeds: 'records', weight: 10, run: readReference },
  cloudInitSeed: { seeds: 'words', weight: 4, run: writeSeed },
  parseMachineSize: {
    seeds: 'words',
    weight: 10,
    run: (bytes) => parseMachineSize(bytes.toString()),
    refusals: [InvalidArgumentError],
  },
  readAppCommand: { seeds: 'words', weight: 10, run: (bytes) => readAppCommand(bytes.toString()) },
};

function allocationAndOwner(definition: ReturnType<typeof libvirt.readDomain>): unknown {
  return [allocationOf(definition), ownershipOf(definition)];
}

/** As it arrives: in two pieces, and each body by what its frame says it answers. */
function readFrames(bytes: Buffer): void {
  const reader = new MessageReader();
  const middle = bytes.length >> 1;
  for (const piece of [bytes.subarray(0, middle), bytes.subarray(middle)]) {
    for (const { header, payload } of reader.push(piece)) {
      const name =
        ANSWERS.find((each) => findProcedure(each).number === header.procedure) ?? 'connectGetHostname';
      const body = new XdrReader(payload);
      findProcedure(name).answer?.decode(body);
      body.end();
    }
  }
}

/** What the guest agent's caller makes of JSON before a reader sees it. */
function returned(bytes: Buffer): unknown {
  const value = parsed(bytes);
  return typeof value === 'object' && value !== null && 'return' in value ? value.return : value;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function readReference(bytes: Buffer): unknown {
  const value = parsed(bytes);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? tryReadReference({ ...value })
    : value;
}

/** A head as Node's own parser would have given it; bytes are as good as any that it lets through. */
function readHead(bytes: Buffer): void {
  const [line = '', ...lines] = bytes.toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const each of lines) {
    const [name = '', ...value] = each.split(': ');
    if (/^[a-z-]+$/.test(name)) headers[name] = value.join(': ');
  }
  const response = { statusCode: Number(line.split(' ')[1]) || 0, headers, destroy: () => undefined };
  const kept = { entityTag: '"kept"', bytes: Buffer.alloc(3) };
  requireBody(response as unknown as IncomingMessage, { url: 'http://host/x', kept });
}

function writeSeed(bytes: Buffer): void {
  const text = bytes.toString();
  cloudInitSeed({
    metaData: { kind: 'structured', value: { [text]: text } },
    userData: { kind: 'text', text },
  });
}
