const MIB = 1024 * 1024;

/** How much of this host a repository may use. */
export interface GitLimits {
  /** Of the mirror as a whole, and of each file that git writes. */
  readonly mirrorBytesMax: number;
  /** Of writable memory, for each process of git. */
  readonly memoryBytesMax: number;
  /** Packs, of which each fetch that brings something adds one, before they are put together. */
  readonly packsMax: number;
}

export const GIT_LIMITS: GitLimits = {
  // A thousand plans with twenty commits take 4 MiB: this is a large fleet for many years, and fits on small disks.
  mirrorBytesMax: 1024 * MIB,
  // git holds an object of the size of a release, its base and its difference at once; the rest is for its caches.
  memoryBytesMax: 768 * MIB,
  // Reading stays quick, and with a release an hour they are put together once a day.
  packsMax: 20,
};
