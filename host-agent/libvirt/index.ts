/**
 * Speaks libvirt and knows nothing of fleets: the remote procedure protocol over unix, TLS or ssh, libvirt's XML as plain
 * objects, its errors by code, its events as async iterables.
 *
 *     connectLibvirt(uri) ──> LibvirtHost ──> api/ ──> session/ (reconnects) ──> connection/ (calls, streams, events) ──> transport/
 *     read…/write…  xml/ <──> objects of xml/definitions.ts
 */
export { connectLibvirt } from './connect';
export {
  LibvirtAborted,
  LibvirtDisconnected,
  LibvirtError,
  LibvirtFailure,
  LibvirtTimeout,
  LibvirtUnreachable,
  ProtocolError,
  VolumeWouldShrink,
  type LibvirtErrorKind,
  type RetryAdvice,
  type UnreachableReason,
} from './errors';
export { errorNumber } from './protocol/enums.generated';
export type * from './api/types';
export type * from './xml/definitions';
export { LibvirtXmlError } from './xml/parse';
export { mergeMetadata } from './xml/metadata';
export { readXmlTree, type XmlTree } from './xml/tree';
export { readDomain } from './xml/domain-reader';
export { withAddressesOf } from './xml/addresses';
export { writeDomain } from './xml/domain-writer';
export { writeDisk } from './xml/disk';
export { writeInterface } from './xml/interface';
export { writeMemoryDevice } from './xml/memory-device';
export { readNetwork, writeNetwork } from './xml/network';
export { readPool, writePool } from './xml/pool';
export { readVolume, writeVolume } from './xml/volume';
export { readDomainCapabilities, readHostCapabilities } from './xml/capabilities';
