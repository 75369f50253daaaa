/** KiB as MiB, rounded up: what somebody takes is never counted too low. */
export function takenMiB(kiB: number): number {
  return Math.ceil(kiB / 1024);
}

/** KiB as MiB, rounded down: what there is is never promised twice. */
export function presentMiB(kiB: number): number {
  return Math.floor(kiB / 1024);
}

/** libvirt's version numbers (`major * 1,000,000 + minor * 1,000 + release`) as people write them. */
export function versionText(version: number): string {
  return `${Math.floor(version / 1_000_000)}.${Math.floor(version / 1_000) % 1_000}.${version % 1_000}`;
}
