import { describe, expect, it } from '@jest/globals';
import { approvalLines, approveCommand, leftOutOf } from '../../../../host-agent/commands/rendering/approval';
import { namesOfMachines } from '../../../../host-agent/commands/rendering/change-view';
import { emptyInventory, everyKindOfChange } from './sample-changes';

describe('how to go on from a preview', () => {
  it('is the command line with the options of the preview, as a shell takes it', () => {
    expect(
      approveCommand(
        {
          connect: "qemu:///system?socket=/run/a b'c",
          allowPath: ['/srv/a', '/srv/b'],
          sandbox: 'demo',
          plan: 'plan.json',
          maxImpact: 'restart',
          replace: ['web/root'],
          retry: true,
          json: true,
        },
        'kvm-1',
        'd1',
      ),
    ).toBe(
      `fleetwright apply kvm-1 --connect 'qemu:///system?socket=/run/a b'\\''c' --plan plan.json --allow-path /srv/a --allow-path /srv/b ` +
        '--sandbox demo --max-impact restart --replace web/root --retry --approve d1',
    );
    expect(approveCommand({}, undefined, 'd1')).toBe('fleetwright apply --approve d1');
  });

  it('says what `--yes` would leave out, and how hard that hits', () => {
    const limited = {
      ...everyKindOfChange,
      refusals: [
        ...everyKindOfChange.refusals,
        {
          code: 'impact-not-allowed' as const,
          subject: { kind: 'machine' as const, name: 'web' },
          facts: {},
        },
        {
          code: 'impact-not-allowed' as const,
          subject: { kind: 'disk' as const, name: 'root', machine: 'web' },
          facts: {},
        },
        {
          code: 'depends-on-refused' as const,
          subject: { kind: 'machine' as const, name: 'tiny' },
          facts: {},
        },
      ],
    };
    const leftOut = leftOutOf(everyKindOfChange, limited, namesOfMachines(emptyInventory));
    expect(leftOut).toEqual([{ subject: { kind: 'machine', name: 'web' }, impact: 'restart' }]);
    expect(approvalLines({ command: 'go', leftOut })).toEqual([
      'go',
      '`fleetwright apply --yes` would leave out what running guests notice:',
      '  machine web (restart)',
    ]);
  });

  it('says when `--yes` does the same, and nothing when a limit was stated', () => {
    expect(approvalLines({ command: 'go', leftOut: [] })).toEqual([
      'go',
      '`fleetwright apply --yes` does all of it too',
    ]);
    expect(approvalLines({ command: 'go' })).toEqual(['go']);
  });
});
