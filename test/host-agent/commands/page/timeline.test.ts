import { describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../../../host-agent/commands/page/timeline/stages';
import type { ToldStep } from '../../../../host-agent/commands/told';
import type { Impact } from '../../../../host-agent/planner';

function step(id: string, impact: Impact, after: readonly string[] = []): ToldStep {
  return {
    id,
    kind: 'start-machine',
    position: 1,
    text: id,
    impact,
    subject: { kind: 'machine', name: 'web' },
    after,
    notes: [],
  };
}

/** `live: a b | c`, a line for each lane. */
function drawn(steps: readonly ToldStep[], stagesMax = 10): readonly string[] {
  return timelineOf(steps, stagesMax).lanes.map(
    ({ impact, cells }) =>
      `${impact}: ${cells.map((cell) => cell.map(({ id }) => id).join(' ')).join(' | ')}`,
  );
}

describe('a timeline', () => {
  it('has nothing where nothing is done', () => {
    expect(timelineOf([], 10)).toEqual({ lanes: [], stages: [] });
  });

  it('puts a step behind the last one that it waits for', () => {
    const steps = [
      step('a', 'live'),
      step('b', 'live', ['a']),
      step('c', 'live', ['a', 'b']),
      step('d', 'live'),
    ];
    expect(drawn(steps)).toEqual(['live: a d | b | c']);
  });

  it('has lanes from the gentlest to the worst impact, with the same stages', () => {
    const steps = [step('delete', 'destroy', ['stop']), step('stop', 'restart'), step('write', 'live')];
    expect(drawn([...steps].reverse())).toEqual(['live: write | ', 'restart: stop | ', 'destroy:  | delete']);
  });

  it('takes stages together where there are more than fit, and loses no step', () => {
    const chain = Array.from({ length: 7 }, (_, index) =>
      step(`s${index + 1}`, 'live', index === 0 ? [] : [`s${index}`]),
    );
    expect(drawn(chain, 3)).toEqual(['live: s1 s2 s3 | s4 s5 s6 | s7']);
    expect(timelineOf(chain, 3).stages).toEqual([
      { first: 1, last: 3 },
      { first: 4, last: 6 },
      { first: 7, last: 7 },
    ]);
  });

  it('waits for nothing that is not there', () => {
    expect(drawn([step('a', 'live', ['elsewhere'])])).toEqual(['live: a']);
  });

  it('is made of a very long chain too', () => {
    const chain = Array.from({ length: 200_000 }, (_, index) =>
      step(String(index), 'live', index === 0 ? [] : [String(index - 1)]),
    );
    expect(timelineOf(chain, 16).stages).toHaveLength(16);
  });
});
