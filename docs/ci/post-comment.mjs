// Puts a review under a pull or merge request as one comment, and keeps that comment up to date. Needs Node 20 and nothing else.
//
//     node post-comment.mjs review.md
//
// FORGE             github, gitlab or forgejo (which is Gitea, too)
// FORGE_API_URL     where its API is, such as https://api.github.com or https://git.example/api/v1
// FORGE_TOKEN       what may comment there; it is sent to FORGE_API_URL only, and never shown
// FORGE_REPOSITORY  owner/name, or GitLab's number of the project
// FORGE_REQUEST     the number of the pull or merge request
// PAGE_URL          optional: where the whole page is; a link to it goes to the end of the comment
// COMMENT_AUTHOR    optional: the name that the token comments under, where it is not the pipeline's own token
//
// Only a comment that begins with the marker and is the token's own is ever changed. Every try looks for it again, so that a request that
// was carried out although its answer got lost makes no second comment.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What the Markdown of a review begins with; it is not shown. */
const MARKER = '<!-- fleetwright-review -->';

/** Waits of 1, 2, 4 and 8 s between them outlast a restart of a forge, and no reviewer's patience. */
const TRIES_MAX = 5;
const FIRST_WAIT_MS = 1000;

/** Forges ask for up to a minute when they are asked too often. */
const WAIT_MS_MAX = 60 * 1000;

/** A forge that says nothing for so long will not. */
const ANSWER_MS_MAX = 30 * 1000;

/** All tries together; pipelines have little time. */
const RUN_MS_MAX = 5 * 60 * 1000;

/** The most that forges give at once. */
const COMMENTS_A_PAGE = 100;

/** 10,000 comments: forges stop people earlier. */
const PAGES_MAX = 100;

/** A page full of the longest comments that GitLab takes. */
const ANSWER_BYTES_MAX = 128 * 1024 * 1024;

/** What a forge says about a failure fits; a page of HTML does not. */
const SHOWN_CHARACTERS_MAX = 300;

const ofIssue = (repository, request) => ({
  list: `/repos/${repository}/issues/${request}/comments`,
  create: `/repos/${repository}/issues/${request}/comments`,
  update: (id) => `/repos/${repository}/issues/comments/${id}`,
});
const ofMergeRequest = (repository, request) => {
  const notes = `/projects/${encodeURIComponent(repository)}/merge_requests/${request}/notes`;
  return { list: `${notes}?sort=asc&order_by=created_at`, create: notes, update: (id) => `${notes}/${id}` };
};

const FORGES = {
  github: {
    title: 'GitHub',
    headersOf: (token) => ({ authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' }),
    paths: ofIssue,
    pageSize: 'per_page',
    updateMethod: 'PATCH',
    authorOf: (comment) => comment?.user?.login,
    // A pipeline's token may not ask who it is.
    authors: ['github-actions[bot]'],
    charactersMax: 65_536,
    needs: 'the job needs the permission "pull-requests: write", which pull requests from forks never get',
  },
  gitlab: {
    title: 'GitLab',
    headersOf: (token) => ({ 'private-token': token }),
    paths: ofMergeRequest,
    pageSize: 'per_page',
    updateMethod: 'PUT',
    authorOf: (comment) => comment?.author?.username,
    whoAmI: { path: '/user', nameOf: (user) => user?.username },
    charactersMax: 1_000_000,
    needs: 'it has to be an access token of the project with the scope "api" and at least the role Reporter',
  },
  forgejo: {
    title: 'The forge',
    headersOf: (token) => ({ authorization: `token ${token}` }),
    paths: ofIssue,
    pageSize: 'limit',
    updateMethod: 'PATCH',
    authorOf: (comment) => comment?.user?.login,
    // A pipeline's token belongs to nobody who could be asked for.
    authors: ['forgejo-actions', 'gitea-actions'],
    charactersMax: 1_000_000,
    needs: 'pipelines of pull requests from forks have a token that may only read',
  },
};

/** What is wrong outside of this program, said to people. `retry`: it may pass. */
class CommentError extends Error {
  constructor(message, { retry = false, waitMs, cause } = {}) {
    super(message, { cause });
    this.retry = retry;
    this.waitMs = waitMs;
  }
}

try {
  const settings = settingsOf(process.env);
  const body = bodyOf(process.argv.slice(2), settings);
  process.stdout.write(`${await withRetries((signal) => post({ ...settings, signal }, body))}\n`);
} catch (error) {
  if (!(error instanceof CommentError)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}

function settingsOf(environment) {
  const problems = [];
  const read = (name, pattern, form) => {
    const value = (environment[name] ?? '').trim();
    // The value itself is not shown: it may be the token in the wrong place.
    if (!pattern.test(value))
      problems.push(`${name} ${value === '' ? 'is not set' : 'is not valid'}: ${form}`);
    return value;
  };
  const name = read('FORGE', /^(?:github|gitlab|forgejo)$/, 'github, gitlab or forgejo');
  const api = read('FORGE_API_URL', /^https?:\/\/[^\s@?#]+$/, 'the address of the API, without a password');
  const token = read('FORGE_TOKEN', /^[\x21-\x7e]+$/, 'a token that may comment');
  const repository = read(
    'FORGE_REPOSITORY',
    /^[\w.-]+(?:\/[\w.-]+)*$/,
    'owner/name, or the project’s number',
  );
  const request = read('FORGE_REQUEST', /^[1-9]\d*$/, 'the number of the pull or merge request');
  const page = read('PAGE_URL', /^(?:https?:\/\/[^\s<>()[\]]+)?$/, 'an address of a page, or nothing');
  if (problems.length > 0) throw new CommentError(problems.join('\n       '));
  const forge = FORGES[name];
  const author = (environment.COMMENT_AUTHOR ?? '').trim();
  return {
    forge,
    api: api.replace(/\/+$/, ''),
    token,
    paths: forge.paths(repository, request),
    page,
    authors: author === '' ? forge.authors : [author],
  };
}

function bodyOf(words, { forge, page }) {
  const [file] = words;
  if (words.length !== 1 || file === undefined) {
    throw new CommentError('Name one file: node post-comment.mjs review.md');
  }
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommentError(`${file} cannot be read (${cause.code}): was the review made?`, { cause });
  }
  if (!text.startsWith(MARKER)) {
    throw new CommentError(
      `${file} does not begin with ${MARKER}: name what \`fleetwright review --output review.md\` wrote.`,
    );
  }
  const body = page === '' ? text : `${text.trimEnd()}\n\n[The whole review as a page](${page})\n`;
  if ([...body].length > forge.charactersMax) {
    throw new CommentError(
      `${file} is longer than a comment may be (${forge.charactersMax} characters). Nothing was cut off, and nothing was posted.`,
    );
  }
  return body;
}

async function withRetries(attempt) {
  const run = AbortSignal.timeout(RUN_MS_MAX);
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt(run);
    } catch (error) {
      if (!(error instanceof CommentError) || !error.retry) throw error;
      if (tried === TRIES_MAX || run.aborted) {
        throw new CommentError(`${error.message} Given up after ${tried} tries.`, { cause: error });
      }
      const waitMs = Math.min(error.waitMs ?? FIRST_WAIT_MS * 2 ** (tried - 1), WAIT_MS_MAX);
      process.stdout.write(`${error.message} Trying again in ${waitMs / 1000} s.\n`);
      await wait(waitMs);
    }
  }
}

/** One try, from looking for the comment to having it there. Says what was done. */
async function post(settings, body) {
  const { forge, paths } = settings;
  const authors = settings.authors ?? [await ownName(settings)];
  const own = await findOwn(settings, authors);
  if (own?.body === body) return 'The comment says so already.';
  if (own !== undefined) {
    await ask(settings, forge.updateMethod, paths.update(own.id), { body });
    return 'The comment was updated.';
  }
  const author = forge.authorOf(await ask(settings, 'POST', paths.create, { body }));
  if (authors.includes(author)) return 'A comment was made.';
  throw new CommentError(
    `A comment was made, but by ${shown(author, settings)}, and only those of ${authors.join(', ')} are updated: ` +
      'set COMMENT_AUTHOR to that name, or every push makes another comment.',
  );
}

async function ownName(settings) {
  const { path, nameOf } = settings.forge.whoAmI;
  const name = nameOf(await ask(settings, 'GET', path));
  if (typeof name === 'string' && name !== '') return name;
  throw new CommentError(`${settings.forge.title} does not say whose the token is: set COMMENT_AUTHOR.`);
}

/**
 * The first comment with the marker by one of `authors`. Some forges page and some give all at once, whatever page they are asked for:
 * a page without anything new is the end with all of them.
 */
async function findOwn(settings, authors) {
  const { forge, paths } = settings;
  const seen = new Set();
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const separator = paths.list.includes('?') ? '&' : '?';
    const path = `${paths.list}${separator}${forge.pageSize}=${COMMENTS_A_PAGE}&page=${page}`;
    const comments = await ask(settings, 'GET', path);
    if (!Array.isArray(comments)) throw unexpected(settings, path);
    const fresh = comments.filter((comment) => Number.isSafeInteger(comment?.id) && !seen.has(comment.id));
    const own = fresh.find(
      (comment) => authors.includes(forge.authorOf(comment)) && String(comment.body).startsWith(MARKER),
    );
    if (own !== undefined || fresh.length === 0) return own;
    for (const { id } of fresh) seen.add(id);
  }
  throw new CommentError(
    `None of the first ${seen.size} comments is the review’s, and there are more. Nothing was posted: delete some, or comment by hand.`,
  );
}

/** What the forge answers, as a value. */
async function ask(settings, method, path, content) {
  const { forge, api, token, signal } = settings;
  let response;
  let text;
  try {
    response = await fetch(`${api}${path}`, {
      method,
      headers: { ...forge.headersOf(token), 'content-type': 'application/json', 'user-agent': 'fleetwright' },
      ...(content === undefined ? {} : { body: JSON.stringify(content) }),
      // Followed, it could take the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS_MAX)]),
    });
    text = await textOf(response, settings, path);
  } catch (cause) {
    if (cause instanceof CommentError) throw cause;
    const why = shown(cause.cause?.code ?? cause.cause?.message ?? cause.message, settings);
    throw new CommentError(`${forge.title} did not answer ${method} ${path} (${why}).`, {
      retry: true,
      cause,
    });
  }
  if (!response.ok) throw refusal(settings, { method, path, response, text });
  try {
    return JSON.parse(text);
  } catch {
    throw unexpected(settings, path);
  }
}

async function textOf(response, settings, path) {
  const parts = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > ANSWER_BYTES_MAX) throw unexpected(settings, path);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refusal(settings, { method, path, response, text }) {
  const { forge } = settings;
  const { status, headers } = response;
  const after = headers.get('retry-after') ?? '';
  const limited = status === 403 && (after !== '' || headers.get('x-ratelimit-remaining') === '0');
  const advice =
    {
      401: ' The token is not accepted: it may have expired, or be one of another forge.',
      403: limited ? '' : ` The token may not do this: ${forge.needs}.`,
      404: ` It is not there, or the token may not see it: ${forge.needs}.`,
    }[status] ??
    (status >= 300 && status < 400 ? ' Redirections are not followed: correct FORGE_API_URL.' : '');
  return new CommentError(
    `${forge.title} answered ${status} to ${method} ${path}: ${shown(messageIn(text), settings)}.${advice}`,
    {
      retry: status === 429 || status >= 500 || limited,
      ...(/^\d{1,6}$/.test(after) ? { waitMs: Number(after) * 1000 } : {}),
    },
  );
}

function unexpected({ forge }, path) {
  return new CommentError(
    `${forge.title} answered ${path} with something else than expected: correct FORGE_API_URL.`,
  );
}

/** What a forge says is wrong, in whichever form. */
function messageIn(text) {
  try {
    const { message, error } = JSON.parse(text);
    const said = message ?? error ?? text;
    return typeof said === 'string' ? said : JSON.stringify(said);
  } catch {
    return text;
  }
}

/** On one line, so that no runner takes it for a command, and without the token. */
function shown(value, { token }) {
  const text = String(value)
    .replaceAll(token, '***')
    .replaceAll(/\s+|\p{Cc}+/gu, ' ')
    .trim();
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text || 'nothing';
}
