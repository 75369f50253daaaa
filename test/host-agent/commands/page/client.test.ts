import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import {
  BODY_SCRIPT,
  HEAD_SCRIPT,
  SECURITY_POLICY,
} from '../../../../host-agent/commands/page/client/scripts';

const SCRIPTS = join(__dirname, '../../../../host-agent/commands/page/client/scripts.ts');

/** The scripts of a page as a bundle of the program would have them. */
async function bundled(keepNames: boolean): Promise<readonly string[]> {
  const { outputFiles } = await build({
    entryPoints: [SCRIPTS],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames,
  });
  const module = { exports: {} as Record<'HEAD_SCRIPT' | 'BODY_SCRIPT', typeof HEAD_SCRIPT> };
  runInNewContext(outputFiles[0]?.text ?? '', { module, require });
  return [module.exports.HEAD_SCRIPT, module.exports.BODY_SCRIPT].map(({ element }) => element.toString());
}

const CASES: readonly (readonly [string, () => Promise<readonly string[]>])[] = [
  ['as they are', async () => [HEAD_SCRIPT, BODY_SCRIPT].map(({ element }) => element.toString())],
  ['in a bundle', async () => bundled(false)],
  ['in a bundle that keeps names', async () => bundled(true)],
];

describe.each(CASES)('the scripts of a page, %s,', (_name, scripts) => {
  it('need nothing from outside of themselves', async () => {
    const listening: string[] = [];
    const element = (): Record<string, unknown> => ({
      dataset: {},
      hidden: true,
      value: '',
      closest: () => null,
      getAttribute: () => null,
      setAttribute: () => undefined,
      addEventListener: (type: string) => listening.push(type),
    });
    const document = {
      ...element(),
      documentElement: element(),
      querySelector: element,
      querySelectorAll: () => [element()],
    };
    const context = createContext({ window: { ...element(), document } });
    for (const script of await scripts()) {
      const text = /^<script>([^]*)<\/script>$/.exec(script)?.[1] ?? '';
      expect(text).not.toMatch(/<\/script|<!--/i);
      runInContext(text, context);
    }
    expect(listening).toEqual(
      expect.arrayContaining(['DOMContentLoaded', 'input', 'keydown', 'beforeprint']),
    );
  });
});

it('are the only ones that the policy lets run', () => {
  const sources = [HEAD_SCRIPT, BODY_SCRIPT].map(({ element, source }) => {
    const text = element.toString().replace(/^<script>|<\/script>$/g, '');
    expect(source).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    return source;
  });
  expect(SECURITY_POLICY.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'none'", `script-src ${sources.join(' ')}`, "base-uri 'none'"]),
  );
});
