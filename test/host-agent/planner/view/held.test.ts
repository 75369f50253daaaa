import { describe, expect, it } from '@jest/globals';
import type { Subject } from '../../../../host-agent/planner';
import { heldFromTheStart, tryFindHeld } from '../../../../host-agent/planner/view/held';

const root: Subject = { kind: 'disk', name: 'root', machine: 'web' };

describe('what the operator wants left alone', () => {
  it('is refused whatever it is', () => {
    expect(tryFindHeld(root, heldFromTheStart({ held: [root] }))).toEqual({
      code: 'impact-not-allowed',
      subject: root,
      facts: { impact: 'live', allowed: 'nothing', fields: [] },
    });
  });

  it.each<Subject>([
    { kind: 'disk', name: 'data', machine: 'web' },
    { kind: 'disk', name: 'root', machine: 'db' },
    { kind: 'disk', name: 'root' },
    { kind: 'image', name: 'root', machine: 'web' },
  ])('is not %o beside it', (subject) => {
    expect(tryFindHeld(subject, heldFromTheStart({ held: [root] }))).toBeUndefined();
  });

  it('is nothing where nothing is said', () => {
    expect(heldFromTheStart({})).toEqual({ fields: new Map(), whole: new Map() });
    expect(tryFindHeld(root, heldFromTheStart({ held: [] }))).toBeUndefined();
  });
});
