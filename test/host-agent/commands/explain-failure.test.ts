import { describe, expect, it } from '@jest/globals';
import { explainFailure } from '../../../host-agent/commands/explain-failure';
import { LedgerCorrupt } from '../../../host-agent/executor';
import { LibvirtDisconnected, LibvirtError, LibvirtUnreachable } from '../../../host-agent/libvirt';
import { SandboxError } from '../../../host-agent/sandbox';
import { PlanFileError } from '../../../host-agent/sources';

describe('whatever ends a command', () => {
  it.each<readonly [string, Error, string]>([
    [
      'libvirt that may not be used',
      new LibvirtUnreachable('permission-denied', 'join libvirt'),
      'libvirt-permission-denied',
    ],
    [
      'a call that libvirt refused',
      new LibvirtError(
        { code: 42, domain: 10, level: 2, message: 'no domain', str1: undefined, int1: 0 },
        'domainLookupByName',
      ),
      'libvirt-not-found',
    ],
    ['a lost connection', new LibvirtDisconnected('daemon stopped'), 'libvirt'],
    ['a damaged ledger', new LedgerCorrupt('/state'), 'ledger-corrupt'],
    ['a sandbox', new SandboxError('not-root', 'needs root'), 'sandbox-not-root'],
    ['a plan file', new PlanFileError('forbidden', 'may not be read'), 'plan-forbidden'],
  ])('%s has a code, a sentence and exit code 1', (_what, error, code) => {
    const { message, ...rest } = explainFailure(error);
    expect(rest).toEqual({ code, exitCode: 1 });
    expect(message).toMatch(/^[A-Z].*\.$/);
  });

  it('says when it is our own fault, with the trace', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toMatchObject({
      code: 'internal-fault',
      message: expect.stringContaining('fault of fleetwright'),
      details: [expect.stringContaining('explain-failure.test')],
      exitCode: 1,
    });
    expect(explainFailure('text')).toMatchObject({ code: 'internal-fault', details: ['text'] });
  });
});
