import { describe, expect, it } from '@jest/globals';
import { readText } from '../documents';
import { problemsOfWorkflow } from './actions-rules';
import { problemsOfJobs } from './gitlab-rules';

/** GitHub's own actions at one commit; whoever may move a tag cannot change what runs. */
const GITHUB_ACTION = /^actions\/[\w-]+@[0-9a-f]{40}$/;

/** Forgejo's copies, at their address, so that no other instance's default is asked. */
const FORGEJO_ACTION = /^https:\/\/data\.forgejo\.org\/(?:actions|forgejo)\/[\w-]+@v\d+$/;

const ACTION_WORKFLOWS = [
  ['docs/ci/github.yml', GITHUB_ACTION],
  ['docs/ci/forgejo.yml', FORGEJO_ACTION],
] as const;

describe('workflows', () => {
  it.each(ACTION_WORKFLOWS)('%s is one that the forge takes, and safe to copy', (path, action) => {
    expect(problemsOfWorkflow(readText(path), action)).toEqual([]);
  });

  it('docs/ci/gitlab-ci.yml is one that GitLab takes', () => {
    expect(problemsOfJobs(readText('docs/ci/gitlab-ci.yml'))).toEqual([]);
  });

  it('names the version of every commit that an action is held at', () => {
    const uses = readText('docs/ci/github.yml').match(/^.*\buses: .*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(5);
    for (const line of uses) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    // One version of each.
    const versions = uses.map((line) => line.replace(/^.*uses: /, ''));
    expect(new Set(versions).size).toBe(new Set(versions.map((use) => use.split('@')[0])).size);
  });
});

/** A workflow with one thing spoilt. */
const spoilt = (path: string, from: string | RegExp, to: string): string => {
  const text = readText(path).replace(from, to);
  if (text === readText(path)) throw new Error(`${path} has no ${String(from)}`);
  return text;
};

describe('a workflow that is not right would be found', () => {
  it.each([
    ['a key twice', 'name: fleet review\n', 'name: a\nname: b\n', 'Map keys must be unique'],
    ['an unknown key', 'name: fleet review\n', 'title: a\n', 'the workflow has an unknown key title'],
    [
      'the dangerous trigger',
      '\n  pull_request:',
      '\n  pull_request_target:',
      'triggers are pull_request_target',
    ],
    ['all permissions', 'permissions: {}\n', '', 'the workflow does not say which permissions it needs'],
    ['a permission too many', 'contents: read', 'contents: write', 'job review may write contents'],
    [
      'an unknown permission',
      'pull-requests: write',
      'pull-request: write',
      'has a permission pull-request: write',
    ],
    ['a job that is not there', 'needs: review', 'needs: reviews', 'job comment needs reviews'],
    ['no bound', 'timeout-minutes: 10', 'timeout-minutes: 600', 'job review has no bound of time'],
    ['an unknown step key', '- name: Review', '- title: Review', 'has an unknown key title'],
    [
      'uses and run',
      'run: node ci/post',
      'uses: x\n        run: node ci/post',
      'has both uses and run, or neither',
    ],
    ['a moving version', /@[0-9a-f]{40} # v7\.0\.1/, '@v7', 'step 1 of job review uses actions/checkout@v7'],
    ['a stranger’s action', /uses: actions\/checkout@/, 'uses: evil/checkout@', 'uses evil/checkout@'],
    ['an unknown input', 'fetch-depth: 0', 'fetch-dept: 0', 'has an unknown key fetch-dept'],
    [
      'a token left behind',
      'persist-credentials: false',
      'show-progress: false',
      'leaves the token in the folder',
    ],
    [
      'an expression in a command',
      'origin/$BASE_BRANCH',
      'origin/${{ github.base_ref }}',
      'puts an expression into a command',
    ],
    ['half an expression', '${{ github.base_ref }}', '${{ github.base_ref }', 'has half an expression'],
    ['an unknown context', '${{ github.api_url }}', '${{ gihub.api_url }}', 'has a context gihub'],
    ['an unknown function', '!cancelled()', '!canceled()', 'calls canceled()'],
    [
      'an output that is not there',
      'needs.review.outputs.page',
      'needs.review.outputs.url',
      'and no such output',
    ],
    ['a step that is not there', 'steps.artifact.', 'steps.upload.', 'and no such steps'],
    [
      'the token elsewhere',
      'BASE_BRANCH: ${{ github.base_ref }}',
      'T: ${{ github.token }}',
      'of job review gets the token',
    ],
    [
      'the head’s code with a token',
      'ref: ${{ github.event.pull_request.base.sha }}',
      'ref: main',
      'checks out the pull request',
    ],
    [
      'another program with a token',
      'run: node ci/post',
      'run: npm ci && node ci/post',
      'may write and runs npm ci',
    ],
    ['parallel runs', 'cancel-in-progress: true', 'cancel-in-progress: false', 'older runs go on'],
  ])('%s', (_what, from, to, problem) => {
    const problems = problemsOfWorkflow(spoilt('docs/ci/github.yml', from, to), GITHUB_ACTION);
    expect(problems.join('\n')).toContain(problem);
  });

  it.each([
    [
      'a global word',
      '.fleet-review:\n',
      'image: x\n.fleet-review:\n',
      'image is set for the jobs of others, too',
    ],
    ['an unknown key', 'interruptible: true', 'interruptable: true', 'has an unknown key interruptable'],
    ['a base that is not there', 'extends: .fleet-review', 'extends: .fleet', 'fleet-review extends .fleet'],
    [
      'a job that is not there',
      '    - fleet-review\n',
      '    - review\n',
      'fleet-review-comment needs review',
    ],
    [
      'other pipelines',
      '== "merge_request_event"\n',
      '== "push"\n',
      'fleet-review runs outside of merge requests',
    ],
    ['a moving image', 'node:24-bookworm', 'node:latest', 'runs in an image of no version'],
    ['a number for a variable', "GIT_DEPTH: '0'", 'GIT_DEPTH: 0', 'has a variable GIT_DEPTH that is no text'],
    ['nothing kept', 'when: always\n    name', 'when: on_success\n    name', 'keeps nothing when it fails'],
    ['a deployment', 'action: access', 'action: start', 'is taken for a deployment'],
  ])('of GitLab: %s', (_what, from, to, problem) => {
    expect(problemsOfJobs(spoilt('docs/ci/gitlab-ci.yml', from, to)).join('\n')).toContain(problem);
  });
});
