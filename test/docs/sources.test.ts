import { describe, expect, it } from '@jest/globals';
import { parseAgentConfiguration } from '../../host-agent/configuration';
import { blocksOf, rowsOf, sectionOf, unionIn } from './documents';

const PAGE = 'docs/sources.md';

describe('docs/sources.md', () => {
  it('shows configurations that are ones', () => {
    const blocks = blocksOf(PAGE, 'yaml');
    expect(blocks).toHaveLength(3);
    for (const block of blocks) {
      const text = `identity: { fleet: lab, host: kvm-1 }\n${block}`;
      expect(parseAgentConfiguration(text)).toMatchObject({ ok: true });
    }
  });

  it('explains every failure', () => {
    const codes = rowsOf(sectionOf(PAGE, 'Failures')).map(([first = '']) => first.replaceAll('`', ''));
    expect([...codes].sort()).toEqual([...unionIn('host-agent/sources/port.ts', 'SourceFailureCode')].sort());
  });
});
