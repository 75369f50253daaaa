import { describe, expect, it } from '@jest/globals';
import { hasTool } from './tools';

const nowhere = (): boolean => false;

describe('a tool that is missing', () => {
  it.each([{}, { CI: '' }, { CI: 'false' }])('may be missing with %j', (environment) => {
    expect(hasTool('/usr/bin/age', { environment, exists: nowhere })).toBe(false);
  });

  it('fails whatever needs it where everything is tested, and says how to get it', () => {
    expect(() => hasTool('/usr/bin/age', { environment: { CI: 'true' }, exists: nowhere })).toThrow(
      /no \/usr\/bin\/age.*install-prerequisites/,
    );
    expect(hasTool('/usr/bin/age', { environment: { CI: 'true' }, exists: () => true })).toBe(true);
  });
});
