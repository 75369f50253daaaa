import type { Plan } from '../../../lib/plan';
import { judgeRelease, parseRelease, type Release } from '../../sources';
import type { DraftSettings } from './draft';
import { tryReadReleaseFile } from './release-file';
import { badParentFailure, otherParentFailure, untrustedParentFailure } from '../wording';

/**
 * The release before, if there is one: of the same host, and (where a file of allowed signers was named) trusted by it, because who
 * signs on top of a release vouches for what it is built upon.
 *
 * @throws CommandFailure
 */
export async function tryReadParent(
  path: string,
  shown: string,
  { fleet, host }: Plan,
  settings: DraftSettings & { readonly allowUnsigned: boolean },
): Promise<Release | undefined> {
  const bytes = await tryReadReleaseFile(path);
  if (bytes === undefined) return undefined;
  const { allowedSigners, allowUnsigned, nowMs } = settings;
  if (allowedSigners !== undefined) {
    const judgement = judgeRelease({
      bytes,
      trust: { allowedSigners, allowUnsigned },
      address: { fleet, host: host.name },
      nowMs,
    });
    if (judgement.kind === 'refused') throw untrustedParentFailure(shown, judgement);
    return judgement.release;
  }
  const parsed = parseRelease(bytes);
  if (!parsed.ok) throw badParentFailure(shown, parsed.problems);
  const { statement } = parsed.release;
  if (statement.fleet !== fleet || statement.host.name !== host.name)
    throw otherParentFailure(shown, `${statement.fleet}/${statement.host.name}`, `${fleet}/${host.name}`);
  return parsed.release;
}
