import type { Host } from '../../fleet';
import type { Plan } from '../../plan';
import type { SynthesisProblem } from '../problems';

/** How cdktf writes a value that only Terraform will know, until it writes a document: `${TfToken[TOKEN.3]}`. */
const MARK = '{TfToken[';
/** A search is quickest for what begins with a letter that plans hardly hold; `{` begins every object. */
const MARK_WITHOUT_BRACE = MARK.slice(1);

/**
 * Values of Terraform's, such as an attribute of a resource or a variable, that an author gave to a construct: the plan would hold cdktf's
 * name for each, and so would the machine.
 */
export function terraformValueProblems({
  host,
  plan,
  bytes,
}: {
  readonly host: Host;
  readonly plan: Plan;
  readonly bytes: Uint8Array;
}): readonly SynthesisProblem[] {
  // One look at the bytes costs next to nothing, and there is hardly ever one.
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(MARK_WITHOUT_BRACE)) return [];
  return placesIn(plan, { construct: host.node.path, path: [] }).map(({ construct, path }) => ({
    code: 'construct',
    where: path.length === 0 ? construct : `${construct} at ${path.join('.')}`,
    what: 'is a value that only Terraform will know, and a plan needs it now',
    advice: 'State the value itself, or set it by an aspect, in cdk.tf.json alone.',
  }));
}

interface Place {
  /** The nearest construct above. */
  readonly construct: string;
  /** From there. */
  readonly path: readonly string[];
}

function placesIn(value: unknown, place: Place): readonly Place[] {
  if (typeof value === 'string') return value.includes(MARK) ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  const key: unknown = 'key' in value ? value.key : undefined;
  const here = typeof key === 'string' ? { construct: key, path: [] } : place;
  return Object.entries(value).flatMap(([name, part]) => [
    ...(name.includes(MARK) ? [here] : []),
    ...placesIn(part, { ...here, path: [...here.path, name] }),
  ]);
}
