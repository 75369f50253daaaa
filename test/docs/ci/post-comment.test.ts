import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../documents';
import { FakeForge, TOKEN, type FakeAnswer, type FakeForgeOptions, type ForgeKind } from './fake-forge';

/** Each run is a process, on machines that have other work, too. */
jest.setTimeout(120_000);

const SCRIPT = join(ROOT, 'docs/ci/post-comment.mjs');
const MARKER = '<!-- fleetwright-review -->';
const REVIEW = `${MARKER}\n\n1 host of 1 changes\n`;
const KINDS: readonly ForgeKind[] = ['github', 'gitlab', 'forgejo'];

/** No run takes so long: waits are set by the fake forges. */
const RUN_MS_MAX = 60_000;

let folder: string;
let forge: FakeForge;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-comment-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await forge.stop();
});

async function startForge(options: FakeForgeOptions): Promise<void> {
  forge = new FakeForge(options);
  await forge.start();
}

interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the script as pipelines do, with nothing in its environment but what they give it. */
async function comment(text: string, environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  const file = join(folder, 'review.md');
  writeFileSync(file, text);
  const run = await runScript([file], { ...forge.environment, ...environment });
  expect(run.stdout + run.stderr).not.toContain(TOKEN);
  return run;
}

function runScript(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, ...words], {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: RUN_MS_MAX,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}

const changesAsked = (): readonly string[] => forge.requests.filter((request) => !request.startsWith('GET '));
const bodies = (): readonly string[] => forge.comments.map(({ body }) => body);

describe.each(KINDS)('on %s', (kind) => {
  it('makes one comment, and updates it in place from then on', async () => {
    await startForge({ kind });
    expect(await comment(REVIEW)).toEqual({ exitCode: 0, stdout: 'A comment was made.\n', stderr: '' });
    expect(bodies()).toEqual([REVIEW]);
    const newer = `${MARKER}\n\nnothing changes\n`;
    expect((await comment(newer)).stdout).toBe('The comment was updated.\n');
    expect(bodies()).toEqual([newer]);
    expect((await comment(newer)).stdout).toBe('The comment says so already.\n');
    expect(changesAsked()).toHaveLength(2);
  });

  it('finds its comment behind hundreds of others', async () => {
    const others = Array.from({ length: 250 }, (_, index) => ({
      author: 'reviewer',
      body: `remark ${index}`,
    }));
    await startForge({ kind, comments: others });
    forge.comments.push({ id: 999, author: forge.author, body: `${MARKER}\nolder` });
    expect((await comment(REVIEW)).exitCode).toBe(0);
    expect(bodies()).toEqual([...others.map(({ body }) => body), REVIEW]);
  });

  it('leaves alone what somebody else wrote under the marker, and what it wrote itself without', async () => {
    await startForge({ kind });
    forge.comments.push({ id: 1, author: 'stranger', body: `${MARKER}\nmine` });
    forge.comments.push({ id: 2, author: forge.author, body: `As the review said:\n${MARKER}` });
    expect((await comment(REVIEW)).exitCode).toBe(0);
    expect(bodies()).toEqual([`${MARKER}\nmine`, `As the review said:\n${MARKER}`, REVIEW]);
  });

  it('tries again when the forge fails for a while', async () => {
    const failing = [500, 502, 429];
    await startForge({
      kind,
      instead: (_request, count): FakeAnswer | undefined => {
        const status = failing[count];
        return status === undefined
          ? undefined
          : { status, body: 'upstream', headers: { 'retry-after': '0' } };
      },
    });
    const { exitCode, stdout } = await comment(REVIEW);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Trying again in 0 s.');
    expect(bodies()).toEqual([REVIEW]);
  });

  it('makes no second comment when the answer to the first got lost', async () => {
    let lost = false;
    await startForge({
      kind,
      instead: (request) => {
        if (lost || !request.startsWith('POST')) return undefined;
        lost = true;
        return 'do, then hang up';
      },
    });
    expect((await comment(REVIEW)).stdout).toContain('The comment says so already.');
    expect(bodies()).toEqual([REVIEW]);
  });

  it('says that the token is not accepted, at once and without showing it', async () => {
    await startForge({ kind });
    const { exitCode, stdout, stderr } = await comment(REVIEW, { FORGE_TOKEN: 'another-token' });
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^error: \S.* answered 401 to GET \/\S+: Bad credentials\. The token is not accepted: .*\n$/,
    );
    expect(stderr).not.toContain('another-token');
    expect(forge.requests).toHaveLength(1);
  });

  it('passes hostile Markdown on as it is', async () => {
    await startForge({ kind });
    const hostile = `${MARKER}\n<script>alert(1)</script> \`\`\` "quoted" \\ \u0000 \u202e ]( @everyone ${'é😀'.repeat(9000)}\r\n::error::x\n`;
    expect((await comment(hostile)).exitCode).toBe(0);
    expect(bodies()).toEqual([hostile]);
  });
});

describe('what the forge says', () => {
  it('is given up after a bounded number of tries', async () => {
    await startForge({ kind: 'github', instead: () => ({ status: 503, headers: { 'retry-after': '0' } }) });
    const { exitCode, stderr } = await comment(REVIEW);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('GitHub answered 503');
    expect(stderr).toContain('Given up after 5 tries.');
    expect(forge.requests).toHaveLength(5);
  });

  it('is waited for when it says that too much was asked', async () => {
    await startForge({
      kind: 'github',
      instead: (_request, count) =>
        count === 0 ? { status: 403, headers: { 'retry-after': '0' } } : undefined,
    });
    expect((await comment(REVIEW)).exitCode).toBe(0);
  });

  it('is not asked again when it says no', async () => {
    await startForge({
      kind: 'github',
      instead: (request) =>
        request.startsWith('POST')
          ? { status: 403, body: '{"message":"Resource not accessible"}' }
          : undefined,
    });
    const { exitCode, stderr } = await comment(REVIEW);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'Resource not accessible. The token may not do this: the job needs the permission',
    );
    expect(changesAsked()).toHaveLength(1);
  });

  it('is shown on one line, without the token, and not at any length', async () => {
    const body = JSON.stringify({ message: `\n::warning::you sent ${TOKEN}\u001b[31m${'x'.repeat(10_000)}` });
    await startForge({ kind: 'github', instead: () => ({ status: 400, body }) });
    const { stderr } = await comment(REVIEW);
    expect(stderr).toMatch(/^error: .*::warning::you sent \*\*\* \[31mx{200,}….*\n$/);
    expect(stderr.length).toBeLessThan(600);
  });

  it('leads nowhere else: the token is not taken along', async () => {
    await startForge({
      kind: 'gitlab',
      instead: () => ({ status: 302, headers: { location: 'http://127.0.0.1:9/elsewhere' } }),
    });
    const { exitCode, stderr } = await comment(REVIEW);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Redirections are not followed');
    expect(forge.requests).toHaveLength(1);
  });

  it('has to be what an API says', async () => {
    await startForge({ kind: 'forgejo', instead: () => ({ status: 200, body: '<html>Welcome</html>' }) });
    expect((await comment(REVIEW)).stderr).toContain(
      'with something else than expected: correct FORGE_API_URL',
    );
  });

  it('may have no end: nothing is posted then', async () => {
    await startForge({ kind: 'github', endless: true });
    const { exitCode, stderr } = await comment(REVIEW);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('None of the first 10000 comments is the review’s, and there are more.');
    expect(changesAsked()).toEqual([]);
  });
});

describe('another name than the pipeline’s', () => {
  it('is one that is updated when it is told', async () => {
    await startForge({ kind: 'github', author: 'fleet-bot' });
    await comment(REVIEW, { COMMENT_AUTHOR: 'fleet-bot' });
    await comment(`${REVIEW}\nmore\n`, { COMMENT_AUTHOR: 'fleet-bot' });
    expect(bodies()).toEqual([`${REVIEW}\nmore\n`]);
  });

  it('is asked for when it is not', async () => {
    await startForge({ kind: 'forgejo', author: 'fleet-bot' });
    const { exitCode, stderr } = await comment(REVIEW);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'by fleet-bot, and only those of forgejo-actions, gitea-actions are updated: set COMMENT_AUTHOR',
    );
  });
});

describe('what is posted', () => {
  it('ends with a link to the page', async () => {
    await startForge({ kind: 'gitlab' });
    await comment(REVIEW, { PAGE_URL: 'https://git.example/jobs/1/artifacts/file/review.html' });
    expect(bodies()).toEqual([
      `${REVIEW.trimEnd()}\n\n[The whole review as a page](https://git.example/jobs/1/artifacts/file/review.html)\n`,
    ]);
  });

  it.each([
    ['what is no review', 'LGTM', 'does not begin with <!-- fleetwright-review -->'],
    ['what is too long', MARKER + 'x'.repeat(65_536), 'longer than a comment may be (65536 characters)'],
  ])('is not %s', async (_what, text, message) => {
    await startForge({ kind: 'github' });
    const { exitCode, stderr } = await comment(text);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(forge.requests).toEqual([]);
  });

  it('is told apart from what is not there', async () => {
    await startForge({ kind: 'github' });
    const { exitCode, stderr } = await runScript([join(folder, 'none.md')], forge.environment);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('cannot be read (ENOENT): was the review made?');
  });
});

describe('settings', () => {
  it('are asked for all at once', async () => {
    await startForge({ kind: 'github' });
    const { exitCode, stderr } = await runScript(['review.md'], {
      FORGE: 'svn',
      FORGE_REQUEST: '12; rm -rf /',
    });
    expect(exitCode).toBe(1);
    for (const name of ['FORGE', 'FORGE_API_URL', 'FORGE_TOKEN', 'FORGE_REPOSITORY', 'FORGE_REQUEST']) {
      expect(stderr).toMatch(new RegExp(`\\b${name} is not `));
    }
  });

  it('are not shown when they are wrong: one of them may be the token', async () => {
    await startForge({ kind: 'github' });
    const { exitCode } = await comment(REVIEW, { FORGE_API_URL: TOKEN, PAGE_URL: `x ${TOKEN}` });
    expect(exitCode).toBe(1);
  });
});
