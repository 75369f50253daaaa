/**
 * The constructs that users write. A construct refuses a bad argument at once; what must hold between constructs is checked at
 * synthesis, all of it together. Nothing here reads or writes files.
 */
export type { CdromProps } from './cdrom';
export { CloudInit, type CloudInitContent, type CloudInitProps, type CloudInitUser } from './cloud-init';
export { ConstructError } from './construct-error';
export type { CpuProps } from './cpu';
export { defaultNetworkOf, defaultPoolOf } from './defaults';
export { Disk, type DiskProps } from './disk';
export type { DiskLimitProps, DiskRateProps } from './disk-limits';
export { FLEET_CONTEXT_KEY, Host, type HostProps } from './host';
export { HostObject } from './host-object';
export { Image, type ImageFormat, type ImageProps, type ImageSource } from './image';
export { Machine } from './machine';
export type { BootProps, MachineProps } from './machine-props';
export {
  Network,
  type BridgeNetworkProps,
  type ManagedNetworkProps,
  type ManagedNetworkSettings,
  type NetworkProps,
} from './network';
export { Nic, type BridgeNicProps, type NetworkNicProps, type NicAddress, type NicProps } from './nic';
export type { BandwidthProps, NicFilterProps } from './nic-traffic';
export { Pool, type PoolProps } from './pool';
export { ReadinessCheck, type ReadinessCheckProps, type ReadinessProps } from './readiness';
export { Secret } from './secret';
export { Size, type SizeConversionOptions, type SizeRounding } from './size';
export { filterOfGuard, type Spoofing } from './spoofing';
export type { Subnet, SubnetProps } from './subnet';
export { isTerraformOnly, setTerraformRoad, terraformOnly, type TerraformRoad } from './terraform';
