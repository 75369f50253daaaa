import { describe, expect, it } from '@jest/globals';
import { machinesToDraw, topologySection } from '../../../../host-agent/commands/page/host/topology';
import type { ToldHost } from '../../../../host-agent/commands/told';
import { toldScenario } from './pages';

function hostOf(scenario: string): ToldHost {
  const [host] = toldScenario(scenario).hosts;
  if (host === undefined || host.kind === 'gone') throw new Error('no host');
  return host;
}

/** Which of the machines is in the picture of a host that may have so many. */
function drawn(scenario: string, names: readonly string[], machinesMax: number): readonly string[] {
  const picture = topologySection(hostOf(scenario), machinesMax).toString();
  return names.filter((name) => picture.includes(`>${name}<`));
}

describe('the topology of a host', () => {
  const names = ['web', 'db', 'old'];

  it('has all machines, those that go as well, while there is room for them', () => {
    expect(machinesToDraw(hostOf('delete-protected'))).toBe(3);
    expect(drawn('delete-protected', names, 3)).toEqual(names);
    expect(topologySection(hostOf('delete-protected'), 3).toString()).not.toContain('are drawn');
  });

  it('has those that change when there is not, the worst before, and says so', () => {
    expect(drawn('delete-protected', names, 2)).toEqual(['db', 'old']);
    expect(drawn('delete-protected', names, 1)).toEqual(['old']);
    expect(topologySection(hostOf('delete-protected'), 2).toString()).toContain('2 of 3 machines are drawn');
  });

  it('is left out when there is no room at all', () => {
    const section = topologySection(hostOf('delete-protected'), 0).toString();
    expect(section).toContain('None of the 3 machines is drawn');
    expect(section).not.toContain('<svg');
  });

  it('counts a machine that gets another name once', () => {
    expect(machinesToDraw(hostOf('rename'))).toBe(1);
    expect(drawn('rename', ['web', 'front'], 1)).toEqual(['front']);
  });
});
