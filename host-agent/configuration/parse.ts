import { isIP } from 'node:net';
import { LineCounter, parseDocument as parseYaml, visit, type Document } from 'yaml';
import type { z } from 'zod';
import {
  invalidUtf8At,
  parseDocument,
  type DocumentKind,
  type Immutable,
  type PlanProblem,
} from '../../lib/plan';
import { tryFindUnreadable } from './scan-yaml';
import { configurationSchema } from './schema';
import type { AgentConfiguration, FolderSource, GitSource, HttpSource } from './types';

/** 64 KiB: short lists of paths and a page of settings. */
export const CONFIGURATION_BYTES_MAX = 64 * 1024;

/** Nothing in the document lies deeper than six. */
const DEPTH_MAX = 16;

/** Where the syntax is broken, one error brings on others. */
const SYNTAX_PROBLEMS_MAX = 10;

export type AgentConfigurationParsed =
  | { readonly ok: true; readonly configuration: AgentConfiguration }
  | { readonly ok: false; readonly problems: readonly string[] };

type Written = z.infer<typeof configurationSchema>;

const KIND: DocumentKind<Written> = {
  noun: 'configuration',
  version: 1,
  schema: configurationSchema,
  // YAML says in two bytes (`"\\0"`) what takes JSON six.
  bytesMax: 8 * CONFIGURATION_BYTES_MAX,
  depthMax: DEPTH_MAX,
  // As many as so many bytes can hold at all.
  valuesMax: CONFIGURATION_BYTES_MAX,
  keysMax: CONFIGURATION_BYTES_MAX,
  // Machines are keys of `driftByMachine`.
  areKeysNames: true,
  split: (document) => ({ parts: [], frame: document }),
  advice: { tooLarge: 'Remove what is no setting.', broken: 'Write it as YAML or JSON.' },
};

/** Parses the document, YAML or JSON: every problem with its place in it, or the configuration with defaults filled in. */
export function parseAgentConfiguration(document: Uint8Array | string): AgentConfigurationParsed {
  const bytes = Buffer.from(document);
  if (bytes.length > CONFIGURATION_BYTES_MAX) {
    const message = `it is larger than ${CONFIGURATION_BYTES_MAX} bytes, the most that a configuration may have`;
    return { ok: false, problems: [message] };
  }
  const invalidAt = invalidUtf8At(bytes);
  if (invalidAt < bytes.length) {
    return { ok: false, problems: [`it is not valid UTF-8 (from byte ${invalidAt + 1} on)`] };
  }
  const text = bytes.toString('utf8');
  const unreadable = tryFindUnreadable(text, { depthMax: DEPTH_MAX });
  if (unreadable !== undefined) return { ok: false, problems: [unreadable] };
  const lineCounter = new LineCounter();
  const lineOf = (offset: number): number => lineCounter.linePos(offset).line;
  const yaml = parseYaml(text, { lineCounter, prettyErrors: false, version: '1.2', logLevel: 'error' });
  if (yaml.errors.length > 0) {
    const problems = yaml.errors.map(
      ({ code, message, pos }) => `line ${lineOf(pos[0])}: ${SYNTAX_WORDS[code] ?? message}`,
    );
    return { ok: false, problems: problems.slice(0, SYNTAX_PROBLEMS_MAX) };
  }
  const numbers = uncountableNumbers(yaml, lineOf);
  if (numbers.length > 0) return { ok: false, problems: numbers };
  // An empty file is an empty document.
  const parsed = parseDocument(JSON.stringify(yaml.toJS({ maxAliasCount: 0 }) ?? {}), KIND);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(inWords) };
  const problems = crossProblems(parsed.value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration: filled(parsed.value) };
}

/** What the parser's author says to programmers. */
const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'a second document begins here: put everything into one',
  DUPLICATE_KEY: 'a key is given twice',
};

/** Numbers that JSON cannot hold, or only another one: `.inf`, `.nan`, and what is beyond 2^53. */
function uncountableNumbers(yaml: Document, lineOf: (offset: number) => number): readonly string[] {
  const problems: string[] = [];
  visit(yaml, {
    Scalar: (_key, { value, source = '', range }) => {
      if (typeof value !== 'number' || Number.isSafeInteger(value)) return;
      if (Number.isFinite(value) && !Number.isInteger(value)) return;
      const shown =
        source.length > NUMBER_SHOWN_LENGTH_MAX ? `${source.slice(0, NUMBER_SHOWN_LENGTH_MAX)}…` : source;
      problems.push(`line ${lineOf(range?.[0] ?? 0)}: ${shown} is no number that can be counted with`);
    },
  });
  return problems;
}

/** A number may have any length, and a message may not. */
const NUMBER_SHOWN_LENGTH_MAX = 40;

function inWords({ code, path, message }: PlanProblem): string {
  // What stands there instead is not repeated: a file that was named by mistake may hold a secret.
  if (path === '$' && code === 'wrong-type') return 'it must be an object: settings with their values';
  return path === '$' ? `it ${message}` : `${path.replace(/^\$\.?/, '')}: ${message}`;
}

/** What no single setting shows. */
function crossProblems({ identity, source, status }: Immutable<Written>): readonly string[] {
  const problems: string[] = [];
  if (source !== undefined && identity === undefined) {
    problems.push(
      'identity: is missing; a source of releases needs the fleet and host that this host answers to',
    );
  }
  const http = source?.http;
  if (
    http !== undefined &&
    (http.clientCertificateFile === undefined) !== (http.clientKeyFile === undefined)
  ) {
    problems.push('source.http: clientCertificateFile and clientKeyFile belong together');
  }
  if (http?.url.startsWith('http:') === true && (http.bearerTokenFile ?? http.clientKeyFile) !== undefined) {
    problems.push('source.http: credentials are sent over https: only');
  }
  const { listen } = status;
  if (listen !== undefined && listen.tls === undefined && !isLoopback(listen.address)) {
    problems.push(`status.listen: ${listen.address} is no loopback address, and needs tls`);
  }
  return problems;
}

function isLoopback(address: string): boolean {
  return isIP(address) === 4 ? address.startsWith('127.') : address === '::1';
}

function filled(written: Immutable<Written>): AgentConfiguration {
  const { source, ...rest } = written;
  const host = written.identity?.host ?? '';
  const from = source === undefined ? undefined : sourceOf(source, host);
  if (source === undefined || from === undefined) return rest;
  const { pollIntervalSeconds, timeoutSeconds } = source;
  return { ...rest, source: { from, pollIntervalSeconds, timeoutSeconds } };
}

function sourceOf(
  { folder, git, http }: Immutable<NonNullable<Written['source']>>,
  host: string,
): FolderSource | GitSource | HttpSource | undefined {
  if (folder !== undefined) return { kind: 'folder', ...folder, file: folder.file ?? `${host}.release` };
  if (git !== undefined) return { kind: 'git', ...git, file: git.file ?? `releases/${host}.release` };
  return http === undefined ? undefined : { kind: 'http', ...http };
}
