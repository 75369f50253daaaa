/**
 * The example program: `fleetwright synth` runs it. The lab needs the guest that `npm run demo` builds and names in
 * FLEETWRIGHT_LAB_GUEST; without it the lab is left out, and said to be. FLEETWRIGHT_LAB_STEP=2 is the lab after its "front" has
 * grown.
 */
import { App } from 'fleetwright';
import { Lab } from './lab';
import { readLabGuest } from './lab-guest';
import { Web } from './web';

const app = new App({ fleet: 'examples' });

const guestDescription = process.env['FLEETWRIGHT_LAB_GUEST'];
const poolPath = process.env['FLEETWRIGHT_LAB_POOL'];
if (guestDescription === undefined) {
  process.stderr.write(
    'warning: the stack "lab" is left out: FLEETWRIGHT_LAB_GUEST does not name a guest (npm run demo does it)\n',
  );
} else {
  new Lab(app, 'lab', {
    guest: readLabGuest(guestDescription),
    grown: labStep(process.env['FLEETWRIGHT_LAB_STEP']) === 2,
    ...(poolPath === undefined ? {} : { poolPath }),
  });
}

new Web(app, 'web', {
  sshAuthorizedKeys: [
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExamp you@example',
  ],
});

app.synth();

/** @throws Error when the lab has no such step. */
function labStep(text = '1'): 1 | 2 {
  if (text === '1') return 1;
  if (text === '2') return 2;
  throw new Error(`FLEETWRIGHT_LAB_STEP is "${text}", and the lab has the steps 1 and 2.`);
}
