import { describeHostileCorpus } from '../support/hostile-corpus';
import { meetGuestAnswer } from './meet-guest-answer';

const encoded = (text: string): string => Buffer.from(text).toString('base64');

describeHostileCorpus(
  'guest-answers',
  {
    fileName: 'hostile.json',
    good: {
      vcpus: { return: [{ 'logical-id': 0, online: true, 'can-offline': true }] },
      'memory-blocks': { return: [{ 'phys-index': 32, online: true }] },
      'file-systems': {
        return: [
          {
            name: 'vda1',
            mountpoint: '/',
            type: 'ext4',
            disk: [{ bus: 0, target: 0, unit: 0, serial: 'root' }],
          },
        ],
      },
      run: { return: { exited: true, exitcode: 0, 'out-data': encoded('done\n') } },
      'cloud-init': { return: { exited: true, exitcode: 0, 'out-data': encoded('{"status": "done"}') } },
      addresses: [
        { name: 'eth0', hwaddr: '52:54:00:00:00:0a', addrs: [{ type: 0, addr: '10.7.0.101', prefix: 24 }] },
      ],
    },
    place: /guest|cloud-init/,
    meet: meetGuestAnswer,
  },
  { casesMin: 25 },
);
