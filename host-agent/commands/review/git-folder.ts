import { posix, relative, sep } from 'node:path';
import { PLAN_BYTES_MAX } from '../../../lib/plan';
import { PlanFileError } from '../../sources';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { tryFindProject } from '../synth/project';
import { plain } from '../terminal/plain';
import { askGit, runGit } from './git';
import type { PlanFolder } from './plan-folder';

/** A line of an answer: a path or an object's name. */
const LINE_BYTES_MAX = 64 * 1024;

/** 64 MiB of file names: hundreds of thousands of files. */
const LIST_BYTES_MAX = 64 * 1024 * 1024;

/** Twelve digits of a commit tell it apart in any repository. */
const COMMIT_DIGITS_SHOWN = 12;

/** Files only: a link in a commit may point anywhere. */
const PLAIN_FILE = /^100(?:644|755) blob ([0-9a-f]{40,64}) +(\d+)\t([^]+)$/;

interface Entry {
  readonly object: string;
  readonly bytes: number;
}

/**
 * A folder of a commit, without checking it out: `<ref>` (the output folder of the project) or `<ref>:<folder>`, the folder counted
 * from the top of the repository. Nothing of the repository is run.
 *
 * @throws CommandFailure when there is no such ref, or git cannot be asked
 */
export async function openGitFolder(context: CommandContext, text: string): Promise<PlanFolder> {
  const separator = text.indexOf(':');
  const ref = refIn(text);
  const project = await tryFindProject(context.workingDirectory);
  const directory = project?.directory ?? context.workingDirectory;
  const commit = await resolveRef(context, text, directory);
  const folder =
    separator < 0
      ? await outputFolder(context, directory, project?.outputDirectory)
      : text.slice(separator + 1);
  const entries = await listFiles(context, { commit, folder: insideRepository(folder), directory });
  return {
    label: `${ref}:${folder} (${commit.slice(0, COMMIT_DIGITS_SHOWN)})`,
    path: `${ref}:${folder}`,
    files: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path);
      if (entry === undefined) throw new PlanFileError('missing', `There is no ${path} in ${commit}.`);
      if (entry.bytes > PLAN_BYTES_MAX) {
        throw new PlanFileError(
          'too-large',
          `${path} in ${ref} has more than ${PLAN_BYTES_MAX} bytes, which no plan has: see whether it is one.`,
        );
      }
      return askGit(context, ['cat-file', 'blob', entry.object], { directory, bytesMax: PLAN_BYTES_MAX });
    },
  };
}

/** What stands before the folder, if any. */
export function refIn(text: string): string {
  return text.split(':', 1)[0] ?? text;
}

/** The commit's own name. What git could take for an option is no ref. */
async function resolveRef(context: CommandContext, text: string, directory: string): Promise<string> {
  const ref = refIn(text);
  const isName = ref !== '' && !ref.startsWith('-') && !/[\u0000-\u0020\u007f]/.test(ref);
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
  const answer = isName
    ? await runGit(context, words, { directory, bytesMax: LINE_BYTES_MAX })
    : { ok: false as const };
  const commit = answer.ok ? answer.bytes.toString('utf8').trim() : '';
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit;
  // Says so when this is no repository at all.
  if (isName) await askGit(context, ['rev-parse', '--git-dir'], { directory, bytesMax: LINE_BYTES_MAX });
  throw new CommandFailure({
    code: 'no-such-ref',
    message: `"${plain(ref === '' ? text : ref)}" is neither a folder nor a git ref.`,
    advice:
      'Name a folder with plans, or a branch, tag or commit that this clone has; ' +
      'pipelines often clone no other branch (`git fetch origin main:refs/remotes/origin/main`).',
  });
}

/** The output folder of the project, counted from the top of the repository. */
async function outputFolder(
  context: CommandContext,
  directory: string,
  outputDirectory: string | undefined,
): Promise<string> {
  const answer = await askGit(context, ['rev-parse', '--show-prefix'], {
    directory,
    bytesMax: LINE_BYTES_MAX,
  });
  const prefix = answer.toString('utf8').replace(/\n$/, '');
  const output = outputDirectory === undefined ? 'cdktf.out' : relative(directory, outputDirectory);
  return posix.join(prefix, output.split(sep).join('/'));
}

/** Without a slash at the end; empty for the whole of it. @throws CommandFailure */
function insideRepository(folder: string): string {
  const normal = posix.normalize(folder).replace(/\/$/, '');
  if (normal !== '..' && !normal.startsWith('../') && !normal.startsWith('/'))
    return normal === '.' ? '' : normal;
  throw new CommandFailure({
    code: 'no-plan',
    message: `The folder ${plain(folder)} lies outside of the repository.`,
    advice: 'Name one inside as <ref>:<folder>, counted from the top of the repository.',
  });
}

async function listFiles(
  context: CommandContext,
  where: { readonly commit: string; readonly folder: string; readonly directory: string },
): Promise<ReadonlyMap<string, Entry>> {
  const { commit, folder, directory } = where;
  const prefix = folder === '' ? '' : `${folder}/`;
  const words = [
    'ls-tree',
    '-r',
    '-z',
    '--long',
    '--full-tree',
    commit,
    ...(prefix === '' ? [] : ['--', prefix]),
  ];
  const answer = await askGit(context, words, { directory, bytesMax: LIST_BYTES_MAX });
  const lines = answer.toString('utf8').split('\0');
  return new Map(
    lines.flatMap((line): readonly (readonly [string, Entry])[] => {
      const [, object, bytes, path] = PLAIN_FILE.exec(line) ?? [];
      if (object === undefined || path?.startsWith(prefix) !== true) return [];
      return [[path.slice(prefix.length), { object, bytes: Number(bytes) }]];
    }),
  );
}
