import {
  attribute,
  call,
  calls,
  child,
  children,
  childUnlessEmpty,
  flag,
  flattened,
  flattenedAttribute,
  inside,
  kindOfChild,
  kindOfOwner,
  number,
  numberChild,
  ownText,
  textChild,
  type Rules,
} from './rules';

/** Limits of a disk: libvirtxml's names are the provider's. */
const LIMITS = ['bytes', 'iops'].flatMap((unit) =>
  ['', '_max', '_max_length'].flatMap((suffix) =>
    ['total', 'read', 'write'].map((direction) => `${direction}_${unit}_sec${suffix}`),
  ),
);

const boot = child('boot', { order: number('order', 'written') });

const disk: Rules = {
  device: attribute('device'),
  driver: child('driver', {
    name: attribute('name'),
    type: attribute('type'),
    cache: attribute('cache'),
    discard: attribute('discard'),
  }),
  source: kindOfOwner({
    file: childUnlessEmpty('source', { file: attribute('file') }),
  }),
  target: child('target', { dev: attribute('dev'), bus: attribute('bus') }),
  io_tune: child('iotune', Object.fromEntries(LIMITS.map((name) => [name, numberChild(name)]))),
  read_only: flag('readonly'),
  serial: textChild('serial'),
  boot,
};

const rate: Rules = {
  average: number('average', 'written'),
  peak: number('peak', 'written'),
  burst: number('burst', 'written'),
};

const nic: Rules = {
  mac: child('mac', { address: attribute('address') }),
  source: kindOfOwner({
    network: child('source', { network: attribute('network') }),
    bridge: child('source', { bridge: attribute('bridge') }),
  }),
  model: child('model', { type: attribute('type') }),
  filter_ref: child('filterref', {
    filter: attribute('filter'),
    parameters: children('parameter', { name: attribute('name'), value: attribute('value') }),
  }),
  link: child('link', { state: attribute('state') }),
  mtu: child('mtu', { size: number('size', 'written') }),
  bandwidth: child('bandwidth', { inbound: child('inbound', rate), outbound: child('outbound', rate) }),
  // Asked of libvirt once the machine runs.
  wait_for_ip: calls({ source: call, timeout: call }),
};

const characterSource = kindOfOwner({
  pty: childUnlessEmpty('source', { path: attribute('path') }),
  unix: childUnlessEmpty('source', { mode: attribute('mode'), path: attribute('path') }),
});

const log = child('log', { file: attribute('file'), append: attribute('append') });

/** The devices of a `libvirt_domain`, as far as the project's documents go. */
export const deviceRules: Rules = {
  emulator: textChild('emulator'),
  disks: children('disk', disk),
  controllers: children('controller', {
    type: attribute('type'),
    index: number('index', 'written'),
    model: attribute('model'),
  }),
  interfaces: children('interface', nic),
  serials: children('serial', {
    source: characterSource,
    target: child('target', { type: attribute('type'), port: number('port', 'written') }),
    log,
  }),
  consoles: children('console', {
    source: characterSource,
    target: child('target', { type: attribute('type'), port: number('port', 'written') }),
    log,
  }),
  channels: children('channel', {
    source: characterSource,
    target: kindOfChild('target', 'type', {
      virt_io: { word: 'virtio', rule: inside({ name: attribute('name') }) },
    }),
  }),
  tpms: children('tpm', {
    model: attribute('model'),
    backend: kindOfChild('backend', 'type', {
      emulator: { word: 'emulator', rule: inside({ version: attribute('version') }) },
    }),
  }),
  mem_balloon: child('memballoon', {
    model: attribute('model'),
    stats: child('stats', { period: number('period', 'written') }),
  }),
  memorydevs: children('memory', {
    model: attribute('model'),
    target: child('target', {
      size: flattened('size'),
      size_unit: flattenedAttribute('size', attribute('unit')),
      node: flattened('node'),
      block: flattened('block'),
      block_unit: flattenedAttribute('block', attribute('unit')),
      requested: flattened('requested'),
      requested_unit: flattenedAttribute('requested', attribute('unit')),
    }),
  }),
  rngs: children('rng', {
    model: attribute('model'),
    backend: kindOfChild('backend', 'model', { random: { word: 'random', rule: ownText } }),
  }),
};
