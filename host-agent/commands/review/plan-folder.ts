/** Files of a folder, wherever it lies: on this machine, or in a commit. */
export interface PlanFolder {
  /** Where it lies, as people would say it. */
  readonly label: string;
  /** The same as a path, to which that of a file can be added. */
  readonly path: string;
  /** Paths of its files, those at least in which plans could be. */
  readonly files: readonly string[];
  /** @throws PlanFileError when there are no bytes, or too many */
  read(path: string): Promise<Uint8Array>;
}

/** Where plans may lie, the first that holds any: an output folder of synthesis, a folder a host, one plan. */
const LAYOUTS = [/^stacks\/[^/]+\/plan\.json$/, /^[^/]+\/plan\.json$/, /^plan\.json$/] as const;

/** cdktf's list of the stacks of the last synthesis: folders of stacks that are gone stay behind. */
export const MANIFEST = 'manifest.json';

/** The paths of the plans among `files`, in their order; `stacks` are those of the manifest, if there is one. */
export function planPaths(
  files: readonly string[],
  stacks: ReadonlySet<string> | undefined,
): readonly string[] {
  const found = LAYOUTS.map((layout) => files.filter((path) => layout.test(path)).sort());
  const [inStacks = []] = found;
  const listed = inStacks.filter((path) => stacks?.has(path.split('/')[1] ?? '') ?? true);
  return inStacks.length > 0 ? listed : (found.find((paths) => paths.length > 0) ?? []);
}

/** The stacks that a manifest names; none when it is not one. */
export function stacksIn(manifest: Uint8Array): ReadonlySet<string> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(manifest).toString('utf8'));
  } catch {
    // Not cdktf's: then every folder counts.
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('stacks' in value)) return undefined;
  const { stacks } = value;
  return typeof stacks === 'object' && stacks !== null ? new Set(Object.keys(stacks)) : undefined;
}
