import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_AGENT_CONFIGURATION, parseAgentConfiguration } from '../../host-agent/configuration';
import { configurationSchema } from '../../host-agent/configuration/schema';

const TEXT = readFileSync(join(__dirname, '../../packaging/agent.yaml'), 'utf8');

const IDENTITY = 'identity: { fleet: shop, host: kvm-1 }\n';

interface Block {
  readonly words: string;
  /** As they are once somebody has removed the "#". */
  readonly settings: string;
  readonly isExample: boolean;
}

const BLOCKS: readonly Block[] = TEXT.trim()
  .split(/\n{2,}/)
  .map((block) => {
    const isWords = (line: string): boolean => line === '#' || line.startsWith('# ');
    const lines = block.split('\n');
    const words = lines.filter((line) => isWords(line) && !line.startsWith('#  ')).join('\n');
    const settings = lines
      .filter((line) => !isWords(line) || line.startsWith('#  '))
      .map((line) => line.slice(1))
      .join('\n');
    return { words, settings, isExample: words.startsWith('# Example') };
  });
const SETTINGS = BLOCKS.filter(({ settings }) => settings !== '');

/** `policy.healthGate.onFailure` and so on: what a schema knows, and what a document says. */
function pathsOf(value: unknown, prefix = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, prefix));
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [prefix];
  return Object.entries(value).flatMap(([key, child]) =>
    pathsOf(child, prefix === '' ? key : `${prefix}.${key}`),
  );
}

/** Every setting of the schema, by JSON Schema's own words. */
function settingsOf(schema: unknown, prefix = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [prefix];
  if ('properties' in schema && typeof schema.properties === 'object' && schema.properties !== null) {
    return Object.entries(schema.properties).flatMap(([key, child]) =>
      settingsOf(child, prefix === '' ? key : `${prefix}.${key}`),
    );
  }
  const isListOfObjects =
    'items' in schema &&
    typeof schema.items === 'object' &&
    schema.items !== null &&
    'properties' in schema.items;
  return isListOfObjects ? settingsOf(schema.items, prefix) : [prefix];
}

describe('the configuration that is installed', () => {
  it('says nothing, so that the defaults hold', () => {
    expect(TEXT.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    const parsed = parseAgentConfiguration(TEXT);
    expect(parsed).toEqual({ ok: true, configuration: DEFAULT_AGENT_CONFIGURATION });
  });

  it('shows as defaults what the defaults are', () => {
    const shown = SETTINGS.filter(({ isExample }) => !isExample);
    const parsed = parseAgentConfiguration(shown.map(({ settings }) => settings).join('\n'));
    expect(parsed).toEqual({ ok: true, configuration: DEFAULT_AGENT_CONFIGURATION });
    const said = pathsOf(parse(shown.map(({ settings }) => settings).join('\n')));
    const defaults = pathsOf(DEFAULT_AGENT_CONFIGURATION);
    expect([...said].sort()).toEqual([...defaults].sort());
  });

  it.each(SETTINGS.filter(({ isExample }) => isExample))('shows examples that work: $settings', (block) => {
    const before = block.settings.startsWith('identity') ? '' : IDENTITY;
    expect(parseAgentConfiguration(`${before}${block.settings}\n`)).toMatchObject({ ok: true });
  });

  it('shows every setting that there is', () => {
    const shown = new Set(SETTINGS.flatMap(({ settings }) => pathsOf(parse(settings))));
    const known = settingsOf(z.toJSONSchema(configurationSchema, { unrepresentable: 'any', io: 'input' }));
    expect(known.length).toBeGreaterThan(30);
    const isShown = (path: string): boolean =>
      [...shown].some((other) => other === path || other.startsWith(`${path}.`));
    expect(known.filter((path) => !isShown(path))).toEqual([]);
  });

  it('has words before each setting, on lines that fit', () => {
    expect(SETTINGS.filter(({ words }) => words.length < 10)).toEqual([]);
    expect(TEXT.split('\n').filter((line) => line.length > 140)).toEqual([]);
  });
});
