import { NOT_THIS_MACHINE, type Check } from '../check';

export const hardwareVirtualisation: Check = {
  id: 'hardware-virtualisation',
  title: 'CPU can run guests',
  run: ({ probe }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const flags = /^(?:flags|Features)\s*:(.*)$/m.exec(probe.tryReadText('/proc/cpuinfo') ?? '')?.[1] ?? '';
    const found = flags.split(/\s+/).find((flag) => flag === 'vmx' || flag === 'svm');
    if (found !== undefined) return { status: 'ok', finding: `the CPU shows ${found}` };
    return {
      status: 'warn',
      finding: 'the CPU shows neither vmx nor svm, so guests run by software emulation, many times slower',
      advice:
        'Enable virtualisation in the firmware set-up, or nested virtualisation if this is a guest itself.',
    };
  },
};
