import { describe, expect, it } from '@jest/globals';
import { errorNumber, LibvirtError, LibvirtFailure } from '../../../host-agent/libvirt';

const make = (code: number, source: 'reply' | 'stream' = 'reply'): LibvirtError =>
  new LibvirtError(
    { code, domain: 10, level: 2, message: 'what happened', str1: undefined, int1: 2 },
    'domainCreate',
    source,
  );

describe('a libvirt error', () => {
  it.each([
    ['not-found', 'after-resync', [42, 43, 49, 50, 53, 57, 62, 66, 72, 80, 99, 101, 103, 104, 107]],
    ['already-exists', 'after-resync', [28, 37, 90, 106]],
    ['invalid-state', 'after-resync', [55]],
    ['invalid-configuration', 'never', [8, 27, 35, 67, 92]],
    ['unsupported', 'never', [3, 39, 74, 84]],
    ['forbidden', 'never', [29, 45, 79, 88, 94]],
    ['busy', 'backoff', [68, 86, 87, 97]],
    ['aborted', 'after-resync', [78]],
    ['host-error', 'backoff', [38]],
    ['unknown', 'backoff', [1, 9, 110, 9999]],
  ])('is %s (retry %s) for the numbers %j', (kind, retry, codes) => {
    for (const code of codes) expect(make(code)).toMatchObject({ code, kind, retry });
  });

  it('knows that number 39 means something else inside a stream', () => {
    expect(make(errorNumber.rpc, 'stream').kind).toBe('host-error');
  });

  it('says what was asked and what libvirt answered', () => {
    const error = make(errorNumber.systemError);
    expect(error.message).toBe('libvirt refused domainCreate: what happened (code 38)');
    expect(error.int1).toBe(2);
    expect(error).toBeInstanceOf(LibvirtFailure);
  });
});
