#!/usr/bin/env node
/**
 * Writes host-agent/libvirt/protocol/*.generated.ts from libvirt's own sources.
 *
 *   node scripts/generate-protocol.mjs remote_protocol.x qemu_protocol.x [libvirt-api.xml]
 *
 * The two .x files (src/remote/ of libvirt's source package) and libvirt-api.xml (package libvirt-dev) are not kept here.
 * Only facts needed to speak the protocol are taken over: names, field order, types, limits, numbers. `--stdout` prints the
 * tables as one JSON document instead of writing, which is what the drift test reads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const outputFolder = join(dirname(fileURLToPath(import.meta.url)), '..', 'host-agent', 'libvirt', 'protocol');

/** Enumerations of libvirt-api.xml that the client uses, with the prefix that is dropped from each value's name. */
const wantedEnumerations = {
  virErrorNumber: 'VIR_ERR_',
  virDomainState: 'VIR_DOMAIN_',
  virDomainXMLFlags: 'VIR_DOMAIN_XML_',
  virDomainDefineFlags: 'VIR_DOMAIN_DEFINE_',
  virDomainUndefineFlagsValues: 'VIR_DOMAIN_UNDEFINE_',
  virDomainShutdownFlagValues: 'VIR_DOMAIN_SHUTDOWN_',
  virDomainDestroyFlagsValues: 'VIR_DOMAIN_DESTROY_',
  virDomainModificationImpact: 'VIR_DOMAIN_AFFECT_',
  virDomainDeviceModifyFlags: 'VIR_DOMAIN_DEVICE_MODIFY_',
  virDomainVcpuFlags: 'VIR_DOMAIN_VCPU_',
  virDomainMemoryModFlags: 'VIR_DOMAIN_MEM_',
  virDomainMemoryStatTags: 'VIR_DOMAIN_MEMORY_STAT_',
  virDomainBlockResizeFlags: 'VIR_DOMAIN_BLOCK_RESIZE_',
  virDomainMetadataType: 'VIR_DOMAIN_METADATA_',
  virDomainInterfaceAddressesSource: 'VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_',
  virDomainEventID: 'VIR_DOMAIN_EVENT_ID_',
  virDomainEventType: 'VIR_DOMAIN_EVENT_',
  virDomainEventDefinedDetailType: 'VIR_DOMAIN_EVENT_DEFINED_',
  virDomainEventUndefinedDetailType: 'VIR_DOMAIN_EVENT_UNDEFINED_',
  virDomainEventStartedDetailType: 'VIR_DOMAIN_EVENT_STARTED_',
  virDomainEventSuspendedDetailType: 'VIR_DOMAIN_EVENT_SUSPENDED_',
  virDomainEventResumedDetailType: 'VIR_DOMAIN_EVENT_RESUMED_',
  virDomainEventStoppedDetailType: 'VIR_DOMAIN_EVENT_STOPPED_',
  virDomainEventShutdownDetailType: 'VIR_DOMAIN_EVENT_SHUTDOWN_',
  virDomainEventCrashedDetailType: 'VIR_DOMAIN_EVENT_CRASHED_',
  virDomainEventIOErrorAction: 'VIR_DOMAIN_EVENT_IO_ERROR_',
  virDomainPausedReason: 'VIR_DOMAIN_PAUSED_',
  virDomainStatsTypes: 'VIR_DOMAIN_STATS_',
  virConnectListAllDomainsFlags: 'VIR_CONNECT_LIST_DOMAINS_',
  virConnectGetAllDomainStatsFlags: 'VIR_CONNECT_GET_ALL_DOMAINS_STATS_',
  virConnectDomainEventAgentLifecycleState: 'VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_',
  virIPAddrType: 'VIR_IP_ADDR_TYPE_',
  virNetworkXMLFlags: 'VIR_NETWORK_XML_',
  virNetworkDefineFlags: 'VIR_NETWORK_DEFINE_',
  virNetworkUpdateCommand: 'VIR_NETWORK_UPDATE_COMMAND_',
  virNetworkUpdateSection: 'VIR_NETWORK_SECTION_',
  virNetworkUpdateFlags: 'VIR_NETWORK_UPDATE_AFFECT_',
  virNetworkEventID: 'VIR_NETWORK_EVENT_ID_',
  virNetworkEventLifecycleType: 'VIR_NETWORK_EVENT_',
  virStoragePoolState: 'VIR_STORAGE_POOL_',
  virStoragePoolEventID: 'VIR_STORAGE_POOL_EVENT_ID_',
  virStoragePoolEventLifecycleType: 'VIR_STORAGE_POOL_EVENT_',
  virStorageXMLFlags: 'VIR_STORAGE_XML_',
  virStorageVolResizeFlags: 'VIR_STORAGE_VOL_RESIZE_',
  virTypedParameterType: 'VIR_TYPED_PARAM_',
};

/** virTypedParameterType of libvirt-common.h: the .x names these but does not give their numbers. */
const typedParameterNumbers = {
  VIR_TYPED_PARAM_INT: 1,
  VIR_TYPED_PARAM_UINT: 2,
  VIR_TYPED_PARAM_LLONG: 3,
  VIR_TYPED_PARAM_ULLONG: 4,
  VIR_TYPED_PARAM_DOUBLE: 5,
  VIR_TYPED_PARAM_BOOLEAN: 6,
  VIR_TYPED_PARAM_STRING: 7,
};

/** C types to the codec's; XDR sends every integer below 64 bits as four bytes (RFC 4506, 4.1). */
const scalarTypes = {
  int: 'int',
  char: 'int',
  short: 'int',
  unsigned: 'uint',
  'unsigned int': 'uint',
  'unsigned char': 'uint',
  'unsigned short': 'uint',
  hyper: 'hyper',
  'unsigned hyper': 'uhyper',
  double: 'double',
};

/** Bits beside a procedure number; `event` marks messages that only the daemon sends. */
const procedureBits = { priority: 1, readStream: 2, writeStream: 4, event: 8 };

/** VIR_UUID_BUFLEN of libvirt-host.h. */
const uuidBytes = 16;

/** Macros of libvirt-host.h that the .x names without giving their values. */
const headerConstants = {
  VIR_UUID_BUFLEN: uuidBytes,
  VIR_SECURITY_LABEL_BUFLEN: 4097,
  VIR_SECURITY_MODEL_BUFLEN: 257,
  VIR_SECURITY_DOI_BUFLEN: 257,
};

const camel = (snake) => snake.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
const pascal = (snake) => camel(snake).replace(/^./, (letter) => letter.toUpperCase());
const typeName = (name) => pascal(name.replace(/^(remote|qemu)_(nonnull_(?=string))?/, ''));

/** Reads one .x: constants, types, procedures. `shared` holds what an imported .x declared. */
function readProtocol(source, prefix, shared = { constants: {}, aliases: {} }) {
  const text = source.replace(/^%.*$/gm, '');
  const constants = { ...headerConstants, ...shared.constants };
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, '');
  for (const [, name, value] of bare.matchAll(/^const\s+(\w+)\s*=\s*(\w+)\s*;/gm))
    constants[name] = constants[value] ?? Number(value);
  const unknown = Object.keys(constants).filter((name) => Number.isNaN(constants[name]));
  if (unknown.length) throw new Error(`generate-protocol: no number for ${unknown.join(', ')}`);

  const limit = (word) => {
    const value = /^\d+$/.test(word) ? Number(word) : constants[word];
    if (value === undefined) throw new Error(`generate-protocol: unknown limit ${word}`);
    return value;
  };
  // An enumeration is an int on the wire.
  const enumerated = [...bare.matchAll(/^enum\s+(\w+)/gm)].map(([, name]) => [name, 'int']);
  const aliases = { ...shared.aliases, ...Object.fromEntries(enumerated) };
  const resolve = (type) => {
    if (scalarTypes[type]) return scalarTypes[type];
    if (aliases[type]) return aliases[type];
    if (/^(remote|qemu)_\w+$/.test(type)) return typeName(type);
    throw new Error(`generate-protocol: unknown type ${type}`);
  };
  /** `remote_string name<MAX>` to ['name', '?string<MAX>']. */
  const declaration = (line) => {
    const match =
      /^((?:unsigned\s+)?\w+|unsigned)\s+(\*?)(\w+)(?:<(\w+)>|\[(\w+)\])?$/.exec(
        line.trim().replace(/\s+/g, ' '),
      ) ?? [];
    const [, type, pointer, name, most, exactly] = match;
    if (!name) throw new Error(`generate-protocol: cannot read the field "${line}"`);
    const suffix = most ? `<${limit(most)}>` : exactly ? `[${limit(exactly)}]` : '';
    // A string carries its limit in the codec, so its own <MAX> is not a list of strings.
    const base = type === 'opaque' ? 'opaque' : type === 'string' ? 'string' : resolve(type);
    return [name, `${pointer ? '?' : ''}${base}${type === 'string' ? '' : suffix}`];
  };

  for (const [, line] of bare.matchAll(/^typedef\s+([^;]+);/gm)) {
    const [name, type] = declaration(line.replace(/(\w+) \*(\w+)$/, '$1 *$2'));
    aliases[name] = type === `opaque[${uuidBytes}]` && /uuid/.test(name) ? 'uuid' : type;
  }
  const types = {};
  for (const [, name, body] of bare.matchAll(/^struct\s+(\w+)\s*\{([^}]*)\}/gm)) {
    const fields = body
      .split(';')
      .filter((line) => line.trim())
      .map(declaration);
    types[typeName(name)] = Object.fromEntries(fields.map(([field, type]) => [fieldName(field), type]));
  }
  const unions = {};
  for (const [, name, body] of bare.matchAll(/^union\s+(\w+)\s+switch\s*\([^)]*\)\s*\{([^}]*)\}/gm)) {
    const arms = [...body.matchAll(/case\s+(\w+)\s*:\s*([^;]+);/g)];
    unions[typeName(name)] = Object.fromEntries(
      arms.map(([, tag, line]) => [typedParameterNumbers[tag] ?? limit(tag), declaration(line)[1]]),
    );
  }
  const procedures = {};
  const pattern = new RegExp(
    `(?:/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*)?${prefix}_PROC_(\\w+)\\s*=\\s*(\\d+)`,
    'g',
  );
  for (const [, comment = '', name, number] of text.matchAll(pattern)) {
    const bits =
      (/@priority:\s*high/.test(comment) ? procedureBits.priority : 0) |
      (/@readstream:/.test(comment) ? procedureBits.readStream : 0) |
      (/@writestream:/.test(comment) ? procedureBits.writeStream : 0) |
      (types[`${pascal(name)}Msg`] ? procedureBits.event : 0);
    procedures[camel(name)] = [Number(number), bits];
  }
  return { constants, aliases, types, unions, procedures };
}

/** Field names keep libvirt's own capitals (`eventID`), underscores become capitals. */
function fieldName(name) {
  return name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

/** Enumerations of libvirt-api.xml, values in ascending order. */
function readEnumerations(xml) {
  const enumerations = {};
  const values = Object.fromEntries(
    [...xml.matchAll(/<enum\s+name='(\w+)'[^>]*?\bvalue='([^']*)'/g)].map(([, name, value]) => [name, value]),
  );
  for (const [, attributes] of xml.matchAll(/<enum\s([^>]*)\/>/g)) {
    const field = (name) => new RegExp(`\\b${name}='([^']*)'`).exec(attributes)?.[1] ?? '';
    const type = field('type');
    const prefix = wantedEnumerations[type];
    // Values such as VIR_DOMAIN_VCPU_LIVE are written as the name of another value.
    const value = Number(field('value') in values ? values[field('value')] : field('value'));
    // Sentinels are not values; ADD_LAST of virNetworkUpdateCommand is one.
    if (prefix === undefined || /(?<!ADD)_LAST$/.test(field('name'))) continue;
    if (Number.isNaN(value)) throw new Error(`generate-protocol: no number for ${field('name')}`);
    const short = field('name').startsWith(prefix)
      ? field('name').slice(prefix.length)
      : field('name').replace(/^VIR_/, '');
    (enumerations[type] ??= {})[camel(short)] = value;
  }
  const missing = Object.keys(wantedEnumerations).filter((type) => !enumerations[type]);
  if (missing.length)
    throw new Error(`generate-protocol: not in this libvirt-api.xml: ${missing.join(', ')}`);
  return Object.fromEntries(
    Object.keys(wantedEnumerations).map((type) => [
      type,
      Object.fromEntries(Object.entries(enumerations[type]).sort(([, a], [, b]) => a - b)),
    ]),
  );
}

const header = (what, version) => `/**
 * ${what}
 *
 * Generated by scripts/generate-protocol.mjs from libvirt ${version}; do not edit. Facts needed to speak the protocol (names, order,
 * types, limits, numbers) and nothing else of the source, which is LGPL-2.1-or-later and not part of this project.
 */
`;

const key = (name) => (/^[a-z_]\w*$/i.test(name) ? name : `'${name}'`);
const literal = (value) =>
  typeof value === 'string'
    ? `'${value}'`
    : Array.isArray(value)
      ? `[${value.map(literal).join(', ')}]`
      : typeof value === 'object'
        ? `{ ${Object.entries(value)
            .map(([name, inner]) => `${key(name)}: ${literal(inner)}`)
            .join(', ')} }`.replace('{  }', '{}')
        : String(value);
const table = (name, sentence, entries) =>
  `/** ${sentence} */\nexport const ${name} = {\n${Object.entries(entries)
    .map(([entry, value]) => `  ${key(entry)}: ${literal(value)},`)
    .join('\n')}\n} as const;\n`;

const protocolFile = (name, program, version, protocol) =>
  header(`The ${name} program of libvirt's remote procedure calls.`, version) +
  `\n/** Program number and protocol version that each message names. */\nexport const ${name}Program = { number: ${program}, version: 1 } as const;\n\n` +
  table(
    `${name}Types`,
    'Field types in wire order: `?T` optional, `T<n>` list of at most n, `T[n]` exactly n.',
    protocol.types,
  ) +
  '\n' +
  (Object.keys(protocol.unions).length
    ? table(`${name}Unions`, 'Unions: discriminant to the type of its arm.', protocol.unions) + '\n'
    : '') +
  table(
    `${name}Procedures`,
    'Procedure to [number, bits]: 1 high priority, 2 stream from the daemon, 4 stream to the daemon, 8 event.',
    protocol.procedures,
  );

const enumName = (type) =>
  type
    .replace(/^vir/, '')
    .replace(/Values$/, '')
    .replace('XML', 'Xml')
    .replace(/ID$/, 'Id')
    .replace(/^IPAddr/, 'IpAddress')
    .replace('IOError', 'IoError')
    .replace(/^./, (letter) => letter.toLowerCase());

async function main(parameters) {
  const toStdout = parameters.includes('--stdout');
  const [remotePath, qemuPath, apiPath] = parameters.filter((parameter) => !parameter.startsWith('--'));
  if (!remotePath || !qemuPath) {
    process.stderr.write(
      'usage: generate-protocol.mjs [--stdout] <remote_protocol.x> <qemu_protocol.x> [libvirt-api.xml]\n',
    );
    process.exit(2);
  }
  const version = /libvirt-(\d+\.\d+\.\d+)/.exec(remotePath)?.[1] ?? process.env.LIBVIRT_VERSION ?? 'unknown';
  const remote = readProtocol(readFileSync(remotePath, 'utf8'), 'REMOTE');
  const qemu = readProtocol(readFileSync(qemuPath, 'utf8'), 'QEMU', remote);
  const enumerations = apiPath ? readEnumerations(readFileSync(apiPath, 'utf8')) : undefined;
  if (toStdout) {
    const facts = ({ types, unions, procedures }) => ({ types, unions, procedures });
    process.stdout.write(JSON.stringify({ remote: facts(remote), qemu: facts(qemu), enumerations }));
    return;
  }
  const { format, resolveConfig } = await import('prettier');
  const write = async (file, text) => {
    const path = join(outputFolder, file);
    writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
  };
  const program = (protocol, name) => `0x${protocol.constants[name].toString(16)}`;
  await write(
    'remote.generated.ts',
    protocolFile('remote', program(remote, 'REMOTE_PROGRAM'), version, remote),
  );
  await write('qemu.generated.ts', protocolFile('qemu', program(qemu, 'QEMU_PROGRAM'), version, qemu));
  if (enumerations) {
    const text = Object.entries(enumerations)
      .map(([type, values]) => table(enumName(type), `${type}.`, values))
      .join('\n');
    await write(
      'enums.generated.ts',
      header("Numbers of libvirt's public enumerations (libvirt-api.xml).", version) + '\n' + text,
    );
  }
}

await main(process.argv.slice(2));
