import { listOf, mappingOf, parseStrictly, setOf, textOf, textsOf, unknownKeys, type Mapping } from './yaml';

/** Words at the top that are no jobs; of them, a file that others include may set none, as it would set them for all their jobs. */
const GLOBAL_KEYS = setOf(`
  default image include stages variables workflow before_script after_script cache services pages spec
`);
const JOB_KEYS = setOf(`
  extends stage image interruptible timeout variables rules script artifacts needs resource_group
  environment tags retry allow_failure before_script after_script cache
`);
const ARTIFACT_KEYS = setOf('when name expose_as paths reports expire_in exclude untracked public');
const RULE_KEYS = setOf('if changes exists when allow_failure variables needs interruptible');
const WHENS = setOf('on_success on_failure always manual never delayed');
const ENVIRONMENT_KEYS = setOf('name url action on_stop auto_stop_in deployment_tier kubernetes');
const ENVIRONMENT_ACTIONS = setOf('start prepare stop verify access');

/** Everything that is wrong with a file of jobs, for GitLab or for those who include it. */
export function problemsOfJobs(text: string): readonly string[] {
  const { value: file, problems } = parseStrictly(text);
  const names = Object.keys(file);
  const visible = names.filter((name) => !name.startsWith('.'));
  return [
    ...problems,
    ...names
      .filter((name) => GLOBAL_KEYS.has(name))
      .map((name) => `${name} is set for the jobs of others, too`),
    ...(visible.length === 0 ? ['there are no jobs'] : []),
    ...names.flatMap((name) => unknownKeys(file[name], JOB_KEYS, name)),
    ...visible.flatMap((name) => jobProblems(name, file)),
  ];
}

/** A job with what it takes from the jobs that it extends: mappings are merged, everything else is replaced. */
export function wholeJob(file: Mapping, name: string, depth = 0): Mapping {
  const own = mappingOf(file[name]);
  // GitLab follows eleven levels.
  if (depth > 11) throw new Error(`${name} extends itself`);
  const bases = textsOf(own['extends']).map((base) => wholeJob(file, base, depth + 1));
  return [...bases, own].reduce(merge, {});
}

function merge(under: Mapping, over: Mapping): Mapping {
  const merged = Object.entries(over).map(([key, value]): [string, unknown] => {
    const both = [under[key], value].every(
      (side) => typeof side === 'object' && !Array.isArray(side) && side !== null,
    );
    return [key, both ? merge(mappingOf(under[key]), mappingOf(value)) : value];
  });
  return { ...under, ...Object.fromEntries(merged) };
}

function jobProblems(name: string, file: Mapping): readonly string[] {
  const missing = textsOf(mappingOf(file[name])['extends']).filter((base) => !(base in file));
  if (missing.length > 0) return missing.map((base) => `${name} extends ${base}`);
  const job = wholeJob(file, name);
  const script = listOf(job['script']);
  const rules = listOf(job['rules']).map(mappingOf);
  const needs = listOf(job['needs']).map((need) =>
    typeof need === 'string' ? need : textOf(mappingOf(need)['job']),
  );
  return [
    ...(script.length > 0 && script.every((line) => typeof line === 'string')
      ? []
      : [`${name} has no script`]),
    ...needs.filter((need) => need === name || !(need in file)).map((need) => `${name} needs ${need}`),
    ...(typeof job['timeout'] === 'string' ? [] : [`${name} has no bound of time`]),
    ...(/^[\w./-]+:[\w.-]*\d[\w.-]*$/.test(textOf(job['image']))
      ? []
      : [`${name} runs in an image of no version`]),
    ...(job['interruptible'] === true ? [] : [`${name} goes on when there is a newer push`]),
    ...(rules.length > 0 ? [] : [`${name} runs in every pipeline`]),
    ...rules.flatMap((rule) => ruleProblems(name, rule)),
    ...Object.entries(mappingOf(job['variables']))
      .filter(([, value]) => typeof value !== 'string')
      .map(([variable]) => `${name} has a variable ${variable} that is no text`),
    ...artifactProblems(name, job['artifacts']),
    ...environmentProblems(name, job['environment']),
  ];
}

function ruleProblems(name: string, rule: Mapping): readonly string[] {
  return [
    ...unknownKeys(rule, RULE_KEYS, `a rule of ${name}`),
    ...(textOf(rule['if']).includes('$CI_PIPELINE_SOURCE == "merge_request_event"')
      ? []
      : [`${name} runs outside of merge requests`]),
    ...(rule['when'] === undefined || WHENS.has(textOf(rule['when']))
      ? []
      : [`${name} runs ${textOf(rule['when'])}`]),
  ];
}

function artifactProblems(name: string, artifacts: unknown): readonly string[] {
  if (artifacts === undefined) return [];
  const { when, paths, expose_as: exposed } = mappingOf(artifacts);
  return [
    ...unknownKeys(artifacts, ARTIFACT_KEYS, `artifacts of ${name}`),
    ...(when === 'always' ? [] : [`${name} keeps nothing when it fails`]),
    // GitLab drops the link without a word otherwise.
    ...(exposed !== undefined && textsOf(paths).some((path) => /[*$]/.test(path))
      ? [`${name} exposes paths with wildcards or variables`]
      : []),
  ];
}

function environmentProblems(name: string, environment: unknown): readonly string[] {
  if (environment === undefined) return [];
  const { action } = mappingOf(environment);
  return [
    ...unknownKeys(environment, ENVIRONMENT_KEYS, `the environment of ${name}`),
    ...(ENVIRONMENT_ACTIONS.has(textOf(action)) ? [] : [`${name} does ${textOf(action)} in its environment`]),
    ...(action === 'start' ? [`${name} is taken for a deployment`] : []),
  ];
}
