/**
 * From the construct tree to plans, in memory. One file for each kind of object; `make-plan.ts` puts them together.
 */
import type { IConstruct } from 'constructs';
import { ConstructError, type Host } from '../../fleet';
import {
  EMPTY_LOCK_FILE,
  lockedChoices,
  lockFileOf,
  type LockFile,
  type LockFileHost,
} from '../../placement';
import { sealPlan, type Plan, type PlanProblem } from '../../plan';
import { SynthesisError, type SynthesisProblem } from '../problems';
import type { MovedAddress } from './addresses';
import { completeStack, forgetCompletion } from '../terraform/stack';
import { foreignElementProblems } from './foreign-elements';
import { makePlan } from './make-plan';
import { terraformValueProblems } from './terraform-values';
import { walk, type WalkedHost } from './walk';

/** A host and its plan. */
export interface HostPlan {
  readonly host: Host;
  readonly plan: Plan;
  /** The plan's canonical bytes: what its digest is made of, and what is written. */
  readonly bytes: Uint8Array;
  /** NICs that could not keep the address that the lock file had for them. */
  readonly moved: readonly MovedAddress[];
}

export interface SynthesizedPlans {
  /** In the order of the hosts' construct paths. */
  readonly plans: readonly HostPlan[];
  readonly lock: LockFile;
}

/**
 * The plan of every host below `app`, and the lock file that goes with them.
 * @throws SynthesisError with everything that is wrong on any host.
 */
export function plansOf(app: IConstruct, lock: LockFile = EMPTY_LOCK_FILE): SynthesizedPlans {
  const walked = walk(app, forgetCompletion);
  const hosts = walked.hosts.map(({ host }) => host);
  const completions = walked.hosts.flatMap(({ host, elements }) => completeStack(host, elements));
  const problems = [
    ...validationProblems(walked.constructs),
    ...validationProblems(completions),
    ...duplicateHosts(hosts),
    ...foreignElementProblems(walked.hosts),
  ];
  const plans: HostPlan[] = [];
  // A program may leave a host out of a run, as the examples do without a guest; its machines must not move meanwhile.
  const choices = new Map<string, LockFileHost>(Object.entries(lock.hosts));
  for (const onHost of walked.hosts) {
    const { host } = onHost;
    const made = planOf(onHost, lockedChoices(lock, host.name));
    if (made.ok) {
      plans.push(made.hostPlan);
      choices.set(host.name, made.locked);
    } else {
      problems.push(...made.problems);
    }
  }
  if (problems.length > 0) throw new SynthesisError(problems);
  return { plans, lock: lockFileOf(choices) };
}

type MadePlan =
  | { readonly ok: true; readonly hostPlan: HostPlan; readonly locked: LockFileHost }
  | { readonly ok: false; readonly problems: readonly SynthesisProblem[] };

/** Makes the plan and has it judged as its reader will judge it, so that what is written can be read. */
function planOf(walked: WalkedHost, recorded: LockFileHost): MadePlan {
  const { host } = walked;
  try {
    const draft = makePlan(walked, recorded);
    if (draft.problems.length > 0) return { ok: false, problems: draft.problems };
    const { bytes, result } = sealPlan(draft.plan);
    if (result.ok) {
      const hostPlan = { host, plan: result.plan, bytes, moved: draft.moved };
      const problems = terraformValueProblems(hostPlan);
      if (problems.length > 0) return { ok: false, problems };
      return { ok: true, hostPlan, locked: draft.locked };
    }
    return { ok: false, problems: result.problems.map((problem) => synthesisProblem(host, problem)) };
  } catch (error) {
    if (!(error instanceof ConstructError)) throw error;
    const { constructPath, what, advice } = error;
    return { ok: false, problems: [{ code: 'construct', where: constructPath, what, advice: `${advice}.` }] };
  }
}

/** What is wrong with the shape of a field says only what the field must be; which one it is must be said here. */
const SHAPE_CODES: ReadonlySet<PlanProblem['code']> = new Set([
  'unknown-key',
  'missing-key',
  'wrong-type',
  'out-of-range',
  'bad-format',
  'bad-choice',
]);
/** The part of a problem's path that leads to the object, which its construct path names better. */
const PATH_TO_OBJECT = /^\$\.[a-z]+\[\d+\]\./;

function synthesisProblem(host: Host, problem: PlanProblem): SynthesisProblem {
  const { code, path, key, message: what, advice } = problem;
  const object = key ?? host.node.path;
  const hasPath = key === undefined || SHAPE_CODES.has(code);
  const where = hasPath ? `${object} at ${path.replace(PATH_TO_OBJECT, '')}` : object;
  return { code, where, what, advice };
}

/** What users' own validations say (`node.addValidation`). */
function validationProblems(constructs: readonly IConstruct[]): readonly SynthesisProblem[] {
  const problems: SynthesisProblem[] = [];
  for (const { node } of constructs) {
    for (const what of node.validate()) {
      problems.push({ code: 'construct', where: node.path, what, advice: undefined });
    }
  }
  return problems;
}

/** Hosts may stand at different places of the tree, but their plans lie side by side. */
function duplicateHosts(hosts: readonly Host[]): readonly SynthesisProblem[] {
  const first = new Map<string, Host>();
  for (const host of hosts) if (!first.has(host.name)) first.set(host.name, host);
  return hosts
    .filter((host) => first.get(host.name) !== host)
    .map((host) => ({
      code: 'construct',
      where: host.node.path,
      what: `another host is called "${host.name}" too`,
      advice: 'Give each host an id of its own.',
    }));
}
