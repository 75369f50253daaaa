import { runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';

const CONFIGURATION = `# What the host's owner allows.
poolRoots: [/var/lib/fleetwright]
imageRoots: [/srv/images]
stateDirectory: /var/lib/fleetwright/state
libvirtUri: qemu:///system
identity: { fleet: lab, host: kvm-1 }
source:
  git: { url: 'https://git.example/plans.git', branch: main }
  pollIntervalSeconds: 60
trust:
  allowedSignersFile: /etc/fleetwright/allowed_signers
policy:
  drift: correct
  driftByMachine: { web: report }
  maintenanceWindows:
    - { days: [sat], from: '02:00', to: '04:00', timeZone: Europe/Berlin }
status:
  socket: /run/fleetwright/agent.sock
  listen: { address: 127.0.0.1, port: 9764 }
`;

describeHostileCorpus(
  'configurations',
  {
    good: { configuration: CONFIGURATION },
    fileName: 'agent.yaml',
    place: /^error {4}(line \d+: |it |[a-zA-Z_]+[.[:]|\[)|bytes/m,
    meet: async ({ folder, words }) => {
      const { exitCode, text } = await runIn(folder, ['agent', 'check-config', 'agent.yaml', ...words]);
      return { isTaken: exitCode === 0, text };
    },
  },
  { casesMin: 120 },
);
