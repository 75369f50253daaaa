import { parsePlan, planDigest } from '../../../lib/plan';
import type { ReviewedPlan } from '../../review';
import { planProblemsFailure } from '../agent/plan-problems';
import { CommandFailure } from '../command-failure';
import type { CommandContext } from '../context';
import { tryFindProject } from '../synth/project';
import { plain } from '../terminal/plain';
import { openGitFolder, refIn } from './git-folder';
import { tryOpenLocalFolder } from './local-folder';
import { MANIFEST, planPaths, stacksIn, type PlanFolder } from './plan-folder';

/** Plans of one moment, at most one for a host. */
export interface PlanSet {
  /** Where they come from, in words. */
  readonly label: string;
  readonly plans: readonly ReviewedPlan[];
}

/** Says that there are no plans yet; a folder of this name is `./none`. */
const NO_PLANS = 'none';

/**
 * The plans of a folder, or of a git ref where there is no such folder; none for the word `none`.
 *
 * @throws CommandFailure, PlanFileError
 */
export async function loadPlanSet(context: CommandContext, text: string): Promise<PlanSet> {
  if (text === NO_PLANS) return { label: NO_PLANS, plans: [] };
  const local = await tryOpenLocalFolder(context.workingDirectory, text);
  if (local !== undefined)
    return readPlanSet(local, 'Make plans with `fleetwright synth`, or name another folder.');
  return readPlanSet(
    await openGitFolder(context, text),
    'Commit the plans (`git add -f cdktf.out/stacks/*/plan.json`), or name their folder as <ref>:<folder>. Or make them anew: ' +
      `\`git worktree add ../base ${plain(refIn(text))}\`, \`fleetwright synth\` there, and name ../base/cdktf.out instead of the ref.`,
  );
}

/** The plans that synthesis wrote last. @throws CommandFailure, PlanFileError */
export async function loadOwnPlanSet(context: CommandContext): Promise<PlanSet> {
  const project = await tryFindProject(context.workingDirectory);
  const folder = project?.outputDirectory ?? 'cdktf.out';
  const local = await tryOpenLocalFolder(context.workingDirectory, folder);
  return readPlanSet(
    local ?? {
      label: folder,
      path: folder,
      files: [],
      read: () => Promise.reject(new Error('there is nothing to read')),
    },
    'Make plans with `fleetwright synth`, or name a folder or ref with --head.',
  );
}

async function readPlanSet(folder: PlanFolder, advice: string): Promise<PlanSet> {
  const { label, path: where, files } = folder;
  const stacks = files.includes(MANIFEST) ? stacksIn(await folder.read(MANIFEST)) : undefined;
  const paths = planPaths(files, stacks);
  if (paths.length === 0) {
    throw new CommandFailure({ code: 'no-plan', message: `There is no plan in ${plain(label)}.`, advice });
  }
  const byHost = new Map<string, ReviewedPlan & { readonly file: string }>();
  for (const path of paths) {
    const file = `${where}/${path}`;
    const parsed = parsePlan(await folder.read(path));
    if (!parsed.ok) throw planProblemsFailure(plain(file), parsed.problems);
    const { plan } = parsed;
    const other = byHost.get(plan.host.name);
    if (other !== undefined) {
      throw new CommandFailure({
        code: 'same-host-twice',
        message: `Both ${plain(other.file)} and ${plain(file)} are plans for host ${plan.host.name}.`,
        advice: 'Remove the one that is out of date: a host has one plan.',
      });
    }
    byHost.set(plan.host.name, { plan, digest: planDigest(plan), file });
  }
  return { label, plans: [...byHost.values()].map(({ plan, digest }) => ({ plan, digest })) };
}
