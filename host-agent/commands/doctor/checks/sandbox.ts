import { checkPrerequisites, SandboxError } from '../../../sandbox';
import type { Check } from '../check';

export const sandbox: Check = {
  id: 'sandbox',
  title: 'a sandbox could start here',
  run: () => {
    try {
      checkPrerequisites();
      return { status: 'ok', finding: 'all that it needs is installed' };
    } catch (error) {
      if (!(error instanceof SandboxError)) throw error;
      return { status: 'warn', finding: error.message };
    }
  },
};
