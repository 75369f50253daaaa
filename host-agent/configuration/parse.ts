import { isIP } from 'node:net';
import { LineCounter, parseDocument as parseYaml } from 'yaml';
import type { z } from 'zod';
import { parseDocument, type DocumentKind, type Immutable, type PlanProblem } from '../../lib/plan';
import { configurationSchema } from './schema';
import type { AgentConfiguration, FolderSource, GitSource, HttpSource } from './types';

/** 64 KiB: short lists of paths and a page of settings. */
export const CONFIGURATION_BYTES_MAX = 64 * 1024;

/** Nothing in the document lies deeper than six. */
const DEPTH_MAX = 16;

export type AgentConfigurationParsed =
  | { readonly ok: true; readonly configuration: AgentConfiguration }
  | { readonly ok: false; readonly problems: readonly string[] };

type Written = z.infer<typeof configurationSchema>;

const KIND: DocumentKind<Written> = {
  noun: 'configuration',
  version: 1,
  schema: configurationSchema,
  bytesMax: CONFIGURATION_BYTES_MAX,
  depthMax: DEPTH_MAX,
  // As many as so many bytes can hold at all.
  valuesMax: CONFIGURATION_BYTES_MAX,
  keysMax: CONFIGURATION_BYTES_MAX,
  split: (document) => ({ parts: [], frame: document }),
  advice: { tooLarge: 'Remove what is no setting.', broken: 'Write it as YAML or JSON.' },
};

/** Parses the document, YAML or JSON: every problem with its place in it, or the configuration with defaults filled in. */
export function parseAgentConfiguration(text: string): AgentConfigurationParsed {
  if (Buffer.byteLength(text) > CONFIGURATION_BYTES_MAX) {
    return { ok: false, problems: [`it is larger than ${CONFIGURATION_BYTES_MAX} bytes`] };
  }
  const lineCounter = new LineCounter();
  const yaml = parseYaml(text, { lineCounter, prettyErrors: false, version: '1.2' });
  if (yaml.errors.length > 0) {
    return {
      ok: false,
      problems: yaml.errors.map(({ message, pos }) => `line ${lineCounter.linePos(pos[0]).line}: ${message}`),
    };
  }
  const json = tryToJson(() => yaml.toJS({ maxAliasCount: 0 }) as unknown);
  if (json === undefined) return { ok: false, problems: ['aliases (`*name`) are not used here'] };
  const parsed = parseDocument(json, KIND);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map(inWords) };
  const problems = crossProblems(parsed.value);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, configuration: filled(parsed.value) };
}

/** An empty file is an empty document. */
function tryToJson(read: () => unknown): string | undefined {
  try {
    return JSON.stringify(read() ?? {});
  } catch {
    return undefined;
  }
}

function inWords({ path, message }: PlanProblem): string {
  return path === '$' ? message : `${path.replace(/^\$\.?/, '')}: ${message}`;
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
