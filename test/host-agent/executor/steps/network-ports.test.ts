import { expect, it } from '@jest/globals';
import { plugIn } from '../../../../host-agent/executor/steps/network-ports';

it('tries every port, also after one that could not be put back, and names all that could not', async () => {
  const ports = ['web', 'db'].map((machine, index) => ({ machine, device: `fw-gone-${index}` }));
  await expect(plugIn(ports, 'fw-no-bridge')).rejects.toMatchObject({
    code: 'not-as-written',
    message: expect.stringMatching(/"web" \(fw-gone-0\), "db" \(fw-gone-1\)/),
  });
});
