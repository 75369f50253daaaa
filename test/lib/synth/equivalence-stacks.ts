import { join } from 'node:path';
import { App } from 'fleetwright';
import { imageNameTag, parsePlan, type Plan } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import { Lab } from '../../../stacks/lab';
import { Web } from '../../../stacks/web';
import { documentOf } from './equivalence-document';
import { richPlan } from './equivalence-rich';
import { filesBelow, inFolder } from './support';

/** What the tiny guest sees of its disk. */
const IMAGE_BYTES = 64 * 1024 * 1024;

/** What synthesis wrote for one host. */
export interface Synthesized {
  readonly plan: Plan;
  readonly document: unknown;
}

/** The example stacks and a richer plan, by what a test calls them; under emulation, as a sandbox has nothing else. */
export const EXAMPLES: Readonly<Record<string, (live: LiveHost) => Synthesized | Promise<Synthesized>>> = {
  web: (live) => web(live),
  'lab, step 1': (live) => lab(live, false),
  'lab, step 2': (live) => lab(live, true),
  'a plan of everything': async (live) => {
    const plan = await richPlan(live);
    return { plan, document: documentOf(plan) };
  },
};

function lab(live: LiveHost, grown: boolean): Synthesized {
  const { guest, sandbox } = live;
  return synthesized('lab', (app) => {
    new Lab(app, 'lab', {
      acceleration: 'tcg',
      grown,
      poolPath: join(sandbox.poolDirectory, 'lab'),
      guest: {
        kernel: { path: guest.kernel, sha256: guest.sha256.kernel },
        initrd: { path: guest.initrd, sha256: guest.sha256.initrd },
        disk: { path: guest.image, sha256: guest.sha256.image },
      },
    });
  });
}

/** The image of the example is on the network and its digest is made up: one from here stands in for it, in both documents alike. */
function web({ guest, sandbox }: LiveHost): Synthesized {
  return synthesized(
    'web',
    (app) => {
      new Web(app, 'web', {
        acceleration: 'tcg',
        sshAuthorizedKeys: ['ssh-ed25519 AAAA ${HOME} you@example'],
      });
    },
    (text) =>
      text
        .replaceAll('/var/lib/fleetwright', sandbox.poolDirectory)
        .replaceAll(
          /\{"kind":"url","url":"https:[^"]*"\}/g,
          JSON.stringify({ kind: 'file', path: guest.image }),
        )
        .replaceAll(/https:[^"]*debian-12[^"]*/g, guest.image)
        .replaceAll(/"virtualSizeBytes":[0-9]+/g, `"virtualSizeBytes":${IMAGE_BYTES}`)
        .replaceAll('0'.repeat(64), guest.sha256.image)
        .replaceAll(imageNameTag('0'.repeat(64)), imageNameTag(guest.sha256.image)),
  );
}

/** @throws Error when the plan, with `edit` done to it, is none any more. */
function synthesized(
  name: string,
  build: (app: App) => void,
  edit: (text: string) => string = (text) => text,
): Synthesized {
  return inFolder((folder) => {
    const app = new App({
      fleet: 'examples',
      outdir: join(folder, 'cdktf.out'),
      lockFile: join(folder, 'fleet.lock.json'),
      frozenLock: false,
    });
    build(app);
    app.synth();
    const files = filesBelow(join(folder, 'cdktf.out/stacks', name));
    const parsed = parsePlan(Buffer.from(edit(files['plan.json'] ?? '')));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return { plan: parsed.plan, document: JSON.parse(edit(files['cdk.tf.json'] ?? '')) };
  });
}
