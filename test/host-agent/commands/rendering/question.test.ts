import { describe, expect, it } from '@jest/globals';
import { questionFor } from '../../../../host-agent/commands/rendering/question';
import { everyKindOfChange } from './sample-changes';

describe('the question', () => {
  it('names the worst and whom it hits, each once, without the disks of a machine that goes', () => {
    expect(questionFor('Apply these changes?', everyKindOfChange).split('\n')).toEqual([
      'The worst impact is "destroy". To be restarted: machine web. To be destroyed: machine gone\\x07.',
      'Apply these changes?',
    ]);
  });

  it('names the disk that is made anew, not its machine', () => {
    const steps = everyKindOfChange.steps
      .filter(({ subject }) => subject.kind === 'disk' && subject.name === 'root')
      .map((step) => ({ ...step, impact: 'replace' as const }));
    expect(questionFor('Go?', { ...everyKindOfChange, steps })).toBe(
      'The worst impact is "replace". To be replaced: disk root of machine web.\nGo?',
    );
  });

  it('says so when nobody is hit', () => {
    const steps = everyKindOfChange.steps.filter(({ impact }) => impact === 'live');
    expect(questionFor('Go?', { ...everyKindOfChange, steps })).toBe('The worst impact is "live".\nGo?');
  });
});
