/**
 * The example program: `fleetwright synth` runs it. The lab needs the guest that `npm run demo` builds and names in
 * FLEETWRIGHT_LAB_GUEST; without it the lab is left out, and said to be.
 */
import { App } from 'fleetwright';
import { Lab } from './lab';
import { readLabGuest } from './lab-guest';
import { Web } from './web';

const app = new App({ fleet: 'examples' });

const guestDescription = process.env['FLEETWRIGHT_LAB_GUEST'];
const poolPath = process.env['FLEETWRIGHT_LAB_POOL'];
if (guestDescription === undefined) {
  process.emitWarning(
    'the stack "lab" is left out: FLEETWRIGHT_LAB_GUEST does not name a guest (npm run demo does it)',
  );
} else {
  new Lab(app, 'lab', {
    guest: readLabGuest(guestDescription),
    ...(poolPath === undefined ? {} : { poolPath }),
  });
}

new Web(app, 'web', {
  sshAuthorizedKeys: [
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExamp you@example',
  ],
});

app.synth();
