import { describe, expect, it } from '@jest/globals';
import { parseAgentConfiguration } from '../../host-agent/configuration';
import { configurationSchema } from '../../host-agent/configuration/schema';
import { CONDITION_REASONS } from '../../host-agent/service/status/types';
import { readText, rowsOf, sectionOf } from './documents';

const PAGE = 'docs/agent.md';

/** Names in backticks in the first cells of the tables under a heading. */
const firstNames = (heading: string): readonly string[] =>
  rowsOf(sectionOf(PAGE, heading)).flatMap(([first = '']) =>
    first.includes('`') ? [...first.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '') : [first],
  );

/** Paths of the settings, down to `depth`: what is below is told elsewhere. */
function settingsOf(schema: unknown, path: readonly string[] = []): readonly string[] {
  const shape = shapeOf(schema);
  if (shape === undefined || TOLD_ELSEWHERE.has(path.join('.'))) return [path.join('.')];
  return Object.entries(shape).flatMap(([name, inner]) => settingsOf(inner, [...path, name]));
}

const TOLD_ELSEWHERE = new Set(['source.folder', 'source.git', 'source.http']);

/** What a schema is of, without defaults and the like around it. */
function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  if ('shape' in schema && typeof schema.shape === 'object') return schema.shape as Record<string, unknown>;
  const inner = (schema as { def?: { innerType?: unknown } }).def?.innerType;
  return inner === undefined ? undefined : shapeOf(inner);
}

describe('docs/agent.md', () => {
  it('has every setting, and no other', () => {
    expect([...firstNames('Configuration')].sort()).toEqual([...settingsOf(configurationSchema)].sort());
  });

  it('has every reason of a condition, and every condition', () => {
    const names = firstNames('Conditions');
    for (const reason of CONDITION_REASONS) expect(names).toContain(reason);
    expect(names.slice(0, 5)).toEqual(['Ready', 'Reconciling', 'Stalled', 'Suspended', 'Trusted']);
    expect(names).toHaveLength(5 + CONDITION_REASONS.length);
  });

  it('has every log code, and no other', () => {
    const fields = readText('host-agent/service/log/types.ts').split('interface LogFields {')[1] ?? '';
    const codes = [...(fields.split('\n}\n')[0] ?? '').matchAll(/^ {2}readonly '?([a-z-]+)'?:/gm)].map(
      (match) => match[1] ?? '',
    );
    expect(codes.length).toBeGreaterThan(20);
    expect([...firstNames('Log')].sort()).toEqual([...codes].sort());
  });

  it('shows configurations that can be used', () => {
    const blocks = [...readText(PAGE).matchAll(/^( *)```yaml\n([^]*?)^ *```$/gm)].map((match) =>
      (match[2] ?? '').replaceAll(new RegExp(`^${match[1] ?? ''}`, 'gm'), ''),
    );
    expect(blocks).toHaveLength(2);
    for (const text of blocks) expect(parseAgentConfiguration(text)).toMatchObject({ ok: true });
  });

  it('says the defaults as they are', () => {
    const parsed = parseAgentConfiguration('{}');
    if (!parsed.ok) throw new Error('defaults can be used');
    const { policy, trust, status, secrets } = parsed.configuration;
    const said = new Map(
      rowsOf(sectionOf(PAGE, 'Configuration')).map(([key = '', value = '']) => [key, value]),
    );
    expect(said.get('policy.drift')).toBe(policy.drift);
    expect(said.get('policy.maxImpact')).toBe(policy.maxImpact);
    expect(said.get('policy.machinesAtOnce')).toBe(String(policy.machinesAtOnce));
    expect(said.get('policy.healthGate.readyWithinSeconds')).toBe(
      String(policy.healthGate.readyWithinSeconds),
    );
    expect(said.get('policy.healthGate.onFailure')).toBe(policy.healthGate.onFailure);
    expect(said.get('policy.resyncIntervalSeconds')).toBe(String(policy.resyncIntervalSeconds));
    expect(said.get('trust.allowedSignersFile')).toBe(trust.allowedSignersFile);
    expect(said.get('trust.allowUnsigned')).toBe(String(trust.allowUnsigned));
    expect(said.get('status.socket')).toBe(status.socket);
    expect(said.get('secrets.directory')).toBe(secrets.directory);
    expect(said.get('secrets.identityFile')).toBe(secrets.identityFile);
  });
});
