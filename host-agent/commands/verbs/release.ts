import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { types } from 'node:util';
import { CommandFailure } from '../command-failure';
import type { CommandContext, GlobalOptions } from '../context';
import { EXIT, type ExitCode } from '../exit-codes';
import { jsonAnswer } from '../json-answer';
import { writeOutputFile } from '../output-file';
import { readNamedSigners } from '../release/allowed-signers';
import { draftRelease, requireKnownDisks, type DraftSettings, type ReleaseDraft } from '../release/draft';
import { loadReleasablePlans } from '../release/load-plans';
import { makeRelease } from '../release/make-release';
import { requireConsistent, requireOneHost, type ReleaseOptions } from '../release/options';
import { releaseFacts, renderReleases, type ReleasedHost } from '../rendering/release';
import { plain } from '../terminal/plain';

/** Beside the project, to be committed. */
const DEFAULT_OUTPUT = 'releases';

/**
 * Turns plans into signed releases: all are drafted before anything is signed, and all are signed before anything is written.
 */
export async function release(
  context: CommandContext,
  options: GlobalOptions & ReleaseOptions,
  host: string | undefined,
): Promise<ExitCode> {
  requireConsistent(options);
  const { terminal, workingDirectory } = context;
  const plans = await loadReleasablePlans(context, options, host);
  requireOneHost(
    options,
    plans.map(({ plan }) => plan.host.name),
  );
  requireKnownDisks(options, plans);
  const settings: DraftSettings = {
    outputFolder: resolve(workingDirectory, options.output ?? DEFAULT_OUTPUT),
    nowMs: Date.now(),
    ...(options.allowedSigners === undefined
      ? {}
      : { allowedSigners: await readNamedSigners(context, options.allowedSigners) }),
  };
  const drafts: ReleaseDraft[] = [];
  for (const plan of plans) drafts.push(await draftRelease(context, options, plan, settings));
  const hosts: (ReleasedHost & { readonly bytes?: Uint8Array })[] = [];
  for (const draft of drafts) hosts.push(await makeDrafted(context, options, draft, settings));
  await makeFolder(settings.outputFolder);
  for (const { file, bytes } of hosts) {
    if (bytes !== undefined) await writeOutputFile(file, Buffer.from(bytes).toString('utf8'));
  }
  terminal.print(
    options.json === true
      ? jsonAnswer('release', { outputDirectory: settings.outputFolder, hosts: hosts.map(releaseFacts) })
      : renderReleases(hosts, options, workingDirectory, terminal.paint),
  );
  return EXIT.ok;
}

async function makeDrafted(
  context: CommandContext,
  options: ReleaseOptions,
  draft: ReleaseDraft,
  settings: DraftSettings,
): Promise<ReleasedHost & { readonly bytes?: Uint8Array }> {
  const { kind: change, file } = draft;
  if (draft.kind === 'unchanged') {
    const { statement, digest } = draft.parent;
    return { change, file, statement, digest };
  }
  const { statement } = draft;
  return { change, file, statement, ...(await makeRelease(context, options, statement, settings)) };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new CommandFailure({
      code: 'output-not-writable',
      message: `The folder ${plain(path)} cannot be made: ${types.isNativeError(cause) ? cause.message : String(cause)}.`,
      advice: 'Name another folder with --output.',
      cause,
    });
  }
}
