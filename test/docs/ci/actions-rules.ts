import { listOf, mappingOf, parseStrictly, setOf, textOf, textsOf, unknownKeys, type Mapping } from './yaml';

/** What a forge knows, as its reference states it; of keys, those that Forgejo has in common with GitHub. */
const WORKFLOW_KEYS = setOf('name run-name on permissions env defaults concurrency jobs');
const JOB_KEYS = setOf(`
  name permissions needs if runs-on environment concurrency outputs env defaults steps timeout-minutes
  strategy continue-on-error container services uses with secrets
`);
const STEP_KEYS = setOf(`
  id if name uses run working-directory shell with env continue-on-error timeout-minutes
`);
const PERMISSIONS = setOf(`
  actions attestations checks contents deployments discussions id-token issues models packages pages
  pull-requests repository-projects security-events statuses
`);
const FUNCTIONS = setOf(`
  always cancelled contains endsWith failure format fromJSON hashFiles join startsWith success toJSON
`);
const CONTEXTS = setOf('github env vars job steps runner secrets strategy matrix needs inputs');

/** Inputs of the actions, as their `action.yml` has them; outputs of those that have any. */
const ACTIONS: Readonly<
  Record<string, { readonly inputs: readonly string[]; readonly outputs?: readonly string[] }>
> = {
  checkout: {
    inputs: ['ref', 'fetch-depth', 'sparse-checkout', 'persist-credentials', 'path', 'repository'],
  },
  'setup-node': { inputs: ['node-version', 'package-manager-cache', 'cache'] },
  'upload-artifact': {
    inputs: ['name', 'path', 'if-no-files-found', 'retention-days', 'overwrite', 'include-hidden-files'],
    outputs: ['artifact-id', 'artifact-url', 'artifact-digest'],
  },
  'download-artifact': { inputs: ['name', 'path', 'pattern', 'merge-multiple'] },
};

/** A pipeline of minutes that takes a quarter of an hour hangs. */
const JOB_MINUTES_MAX = 15;

/** Everything that is wrong with a workflow, for the forge or for the safety of those who copy it. */
export function problemsOfWorkflow(text: string, action: RegExp): readonly string[] {
  const { value: workflow, problems } = parseStrictly(text);
  const jobs = Object.entries(mappingOf(workflow['jobs']));
  return [
    ...problems,
    ...unknownKeys(workflow, WORKFLOW_KEYS, 'the workflow'),
    ...triggerProblems(workflow),
    ...permissionProblems(workflow['permissions'] ?? 'missing', 'the workflow'),
    ...(writesOf(workflow['permissions']).length > 0 ? ['the workflow as a whole may write'] : []),
    ...(jobs.length === 0 ? ['there are no jobs'] : []),
    ...jobs.flatMap(([name, job]) => jobProblems(name, mappingOf(job), mappingOf(workflow['jobs']), action)),
    ...expressionProblems(workflow, 'the workflow', { needs: {}, steps: {} }, ['jobs']),
  ];
}

/** The only trigger under which a stranger's pull request gets a token that may do nothing. */
function triggerProblems(workflow: Mapping): readonly string[] {
  const triggers = Object.keys(mappingOf(workflow['on']));
  const concurrency = mappingOf(workflow['concurrency']);
  return [
    ...(triggers.join() === 'pull_request' ? [] : [`triggers are ${triggers.join(', ')}`]),
    ...(textOf(concurrency['group']).includes('${{ github.event.pull_request.number }}')
      ? []
      : ['runs of one pull request are not told from those of others']),
    ...(concurrency['cancel-in-progress'] === true ? [] : ['older runs go on']),
  ];
}

function permissionProblems(permissions: unknown, where: string): readonly string[] {
  if (typeof permissions !== 'object') return [`${where} does not say which permissions it needs`];
  return Object.entries(mappingOf(permissions)).flatMap(([name, access]) =>
    PERMISSIONS.has(name) && ['read', 'write', 'none'].includes(textOf(access))
      ? []
      : [`${where} has a permission ${name}: ${textOf(access)}`],
  );
}

const writesOf = (permissions: unknown): readonly string[] =>
  Object.entries(mappingOf(permissions)).flatMap(([name, access]) => (access === 'write' ? [name] : []));

function jobProblems(name: string, job: Mapping, jobs: Mapping, action: RegExp): readonly string[] {
  const where = `job ${name}`;
  const needs = textsOf(job['needs']);
  const minutes = Number(job['timeout-minutes']);
  const steps = listOf(job['steps']).map(mappingOf);
  const writes = writesOf(job['permissions']);
  const known = {
    needs: Object.fromEntries(
      needs.map((need) => [need, Object.keys(mappingOf(mappingOf(jobs[need])['outputs']))]),
    ),
    steps: outputsOf(steps),
  };
  return [
    ...unknownKeys(job, JOB_KEYS, where),
    ...needs.filter((need) => need === name || !(need in jobs)).map((need) => `${where} needs ${need}`),
    ...(typeof job['runs-on'] === 'string' ? [] : [`${where} runs nowhere`]),
    ...(minutes > 0 && minutes <= JOB_MINUTES_MAX ? [] : [`${where} has no bound of time`]),
    ...permissionProblems(job['permissions'] ?? 'missing', where),
    ...(writes.length === 0 || (name === 'comment' && writes.join() === 'pull-requests')
      ? []
      : [`${where} may write ${writes.join(', ')}`]),
    ...(steps.length > 0 ? [] : [`${where} has no steps`]),
    ...steps.flatMap((step, index) => stepProblems(step, `step ${index + 1} of ${where}`, action)),
    ...(writes.length > 0 ? writingProblems(steps, where) : []),
    ...expressionProblems(job, where, known),
  ];
}

function outputsOf(steps: readonly Mapping[]): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    steps
      .filter((step) => typeof step['id'] === 'string')
      .map((step) => [textOf(step['id']), ACTIONS[actionName(step)]?.outputs ?? []]),
  );
}

const actionName = (step: Mapping): string => /([\w-]+)@/.exec(textOf(step['uses']))?.[1] ?? '';

function stepProblems(step: Mapping, where: string, action: RegExp): readonly string[] {
  const { uses, run } = step;
  const inputs = mappingOf(step['with']);
  const known = ACTIONS[actionName(step)];
  const holdsToken = /github\.token|secrets\./.test(JSON.stringify(step));
  return [
    ...unknownKeys(step, STEP_KEYS, where),
    ...((typeof uses === 'string') === (typeof run === 'string')
      ? [`${where} has both uses and run, or neither`]
      : []),
    ...(typeof uses === 'string' && (!action.test(uses) || known === undefined)
      ? [`${where} uses ${uses}`]
      : []),
    ...(known === undefined ? [] : unknownKeys(inputs, new Set(known.inputs), where)),
    ...(actionName(step) === 'checkout' && inputs['persist-credentials'] !== false
      ? [`${where} leaves the token in the folder`]
      : []),
    ...(typeof run === 'string' && run.includes('${{') ? [`${where} puts an expression into a command`] : []),
    ...(holdsToken && step['run'] !== COMMENT ? [`${where} gets the token`] : []),
  ];
}

/** All that is run with a token that may write. */
const COMMENT = 'node ci/post-comment.mjs fleet-review/review.md';

/** A job that may write must hold nothing of the pull request but the review. */
function writingProblems(steps: readonly Mapping[], where: string): readonly string[] {
  const checkouts = steps.filter((step) => actionName(step) === 'checkout');
  const runs = steps.flatMap((step) => (typeof step['run'] === 'string' ? [step['run']] : []));
  return [
    ...checkouts
      .filter((step) => mappingOf(step['with'])['ref'] !== '${{ github.event.pull_request.base.sha }}')
      .map(() => `${where} may write and checks out the pull request`),
    ...runs.filter((run) => run !== COMMENT).map((run) => `${where} may write and runs ${run}`),
  ];
}

interface Known {
  readonly needs: Readonly<Record<string, readonly string[]>>;
  readonly steps: Readonly<Record<string, readonly string[]>>;
}

/** Expressions that no forge would understand, or that would silently be empty. */
function expressionProblems(
  value: unknown,
  where: string,
  known: Known,
  without: readonly string[] = [],
): readonly string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([key]) => !without.includes(key))
      .flatMap(([, entry]) => expressionProblems(entry, where, known));
  }
  if (typeof value !== 'string') return [];
  const expressions = [...value.matchAll(/\$\{\{(.*?)\}\}/gs)].map((match) => match[1] ?? '');
  return [
    ...(value.split('${{').length - 1 === expressions.length
      ? []
      : [`${where} has half an expression in ${value}`]),
    ...expressions.flatMap((expression) =>
      namesIn(expression).flatMap((name) => nameProblems(name, where, known)),
    ),
  ];
}

/** Paths and functions; a function ends in `(`. */
const namesIn = (expression: string): readonly string[] =>
  [...expression.replaceAll(/'(?:[^']|'')*'/g, '').matchAll(/[A-Za-z_][\w.*-]*\(?/g)]
    .map(([name]) => name)
    .filter((name) => !['true', 'false', 'null'].includes(name));

function nameProblems(name: string, where: string, known: Known): readonly string[] {
  if (name.endsWith('(')) return FUNCTIONS.has(name.slice(0, -1)) ? [] : [`${where} calls ${name})`];
  const [context = '', first = '', second = '', third = ''] = name.split('.');
  if (!CONTEXTS.has(context)) return [`${where} has a context ${context}`];
  if (context !== 'needs' && context !== 'steps') return [];
  const outputs = known[context][first];
  if (outputs === undefined) return [`${where} has ${name}, and no such ${context}`];
  return second !== 'outputs' || outputs.includes(third) ? [] : [`${where} has ${name}, and no such output`];
}
