import { IMPACTS } from '../../planner';
import { IMPACT_WORDS } from './impacts';

/** All that `--help` says besides names of options. */

const EXIT_CODES = `
Exit codes:
  0  done, or nothing to do
  1  failed
  2  changes are pending (diff)
  3  refused by policy, protection, or for want of approval`;

const LABEL_WIDTH = Math.max(...IMPACTS.map((impact) => impact.length));

/** By the names that the option takes. */
const IMPACT_LINES = IMPACTS.map(
  (impact) => `  ${impact.padEnd(LABEL_WIDTH)}  ${IMPACT_WORDS[impact].meaning}`,
).join('\n');

interface VerbHelp {
  readonly summary: string;
  readonly after: string;
}

function examples(...lines: readonly (readonly [command: string, meaning: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return [
    '',
    'Examples:',
    ...lines.map(([command, meaning]) => `  $ ${command.padEnd(width)}  ${meaning}`),
  ].join('\n');
}

const verb = (summary: string, after: string): VerbHelp => ({ summary, after });

/** Help texts by verb. */
export const HELP = {
  program: verb(
    'Provision fleets of virtual machines on KVM hosts from TypeScript.',
    `${examples(
      ['fleetwright synth', 'write a plan for each host from your program'],
      ['fleetwright diff', 'show what applying it would change'],
      ['fleetwright apply', 'show it, ask, and do it'],
      ['fleetwright sandbox up', 'try it on a private libvirt host first'],
    )}\n${EXIT_CODES}`,
  ),
  synth: verb(
    'Run your program and write one plan for each host.',
    examples(
      ['fleetwright synth', 'run the "app" of the nearest cdktf.json'],
      ['fleetwright synth --json', 'hosts, digests and lock changes for programs'],
    ),
  ),
  graph: verb(
    'Draw what a plan describes: networks, machines, disks and pools, as SVG or as Mermaid text.',
    examples(
      ['fleetwright graph', 'Mermaid text for a README'],
      ['fleetwright graph kvm-1 --output kvm-1.svg', 'a picture, in light and dark'],
      ['fleetwright graph --json', 'nodes and edges for programs'],
    ),
  ),
  diff: verb(
    'Show what applying a plan would change, and what is refused; change nothing.',
    `${examples(
      ['fleetwright diff', 'the only host there is a plan for'],
      ['fleetwright diff kvm-1', 'one of several hosts'],
      ['fleetwright diff --max-impact live', 'what an apply with this limit would do and refuse'],
      ['fleetwright diff --connect qemu+ssh://root@kvm-1/system', 'a host over ssh'],
      ['fleetwright diff --json', 'the same facts for programs'],
    )}\n
Marks:
  + created   ~ changed while running   ! changed with a restart or worse   - taken away   x refused
${EXIT_CODES}`,
  ),
  review: verb(
    'Show what a change of plans would do to the hosts, before it is merged.',
    `${examples(
      ['fleetwright review --base origin/main', 'the plans here against those of a branch'],
      ['fleetwright review kvm-1 --base origin/main', 'one host of several'],
      ['fleetwright review --base old/cdktf.out --head new', 'two folders with plans'],
      [
        'fleetwright review --base v1:lab/plans --head v2:lab/plans',
        'a folder of the repository, at two tags',
      ],
      ['fleetwright review --base main --fail-on restart,destroy', 'exit code 3 when it comes to that'],
      ['fleetwright review --base main --output review.md --output review.html', 'a comment and a page'],
      [
        'fleetwright review --base main --inventory kvm-1.json',
        'on what the host has, from `inventory --json`',
      ],
      [
        'fleetwright review --base main --inventory kvm-1=qemu+ssh://root@kvm-1/system',
        'ask the host itself',
      ],
    )}\n
A host of which there is no inventory is taken to be as its older plan says. Only plans are read: no program is run, no host is asked
unless --inventory names its connection, and nothing is checked out.
A folder goes before a ref of the same name. Plans are read from the output folder of cdktf.json, or from <ref>:<folder>.

What --fail-on takes:
  restart             a restart or worse
  replace             a disk that is made anew, or worse; also when it is refused for now
  destroy             something is taken away; also when it is refused for now
  over-capacity       it does not fit into what the host has, or is stated to have
  unprotected-delete  a machine is deleted
${EXIT_CODES}`,
  ),
  apply: verb(
    'Show the changes, ask, and make the host match its plan.',
    `${examples(
      ['fleetwright apply', 'ask on the terminal first'],
      ['fleetwright apply kvm-1 --yes', 'all that running guests do not notice, without asking'],
      ['fleetwright apply kvm-1 --approve <digest>', 'exactly what diff showed under this digest'],
      ['fleetwright apply --yes --max-impact restart', 'restarts as well, without asking'],
      ['fleetwright apply --replace db/root', 'make this disk anew from its new image'],
      ['fleetwright apply --sandbox demo --yes', 'on a private libvirt host'],
    )}\n
Impacts, from the gentlest to the worst:
${IMPACT_LINES}
Without --max-impact, --yes leaves out what is worse than live on machines that run; they are named, and the exit code is 3.
${EXIT_CODES}`,
  ),
  release: verb(
    'Turn plans into signed releases, which hosts take by themselves.',
    `${examples(
      ['fleetwright release --key ~/.ssh/id_ed25519 --first', 'the first release of each host'],
      ['fleetwright release --key ~/.ssh/id_ed25519', 'the next one of each host whose plan has changed'],
      ['fleetwright release kvm-1 --key ~/.ssh/id_ed25519.pub', 'one host, with a key that an agent holds'],
      ['fleetwright release --key id --approve approvals', 'with what `review --approve-file` wrote'],
      ['fleetwright release --key id --allowed-signers signers', 'on top of trusted releases only'],
    )}\n
A release is put on top of the one that is in the output folder: keep that folder in git. Signatures are made by ssh-keygen, with
the namespace fleetwright-plan.
${EXIT_CODES}`,
  ),
  verify: verb(
    'Say whether a host trusts a release, who signed it, and what is missing.',
    `${examples(
      ['fleetwright verify releases/kvm-1.release', 'as this host sees it'],
      [
        'fleetwright verify kvm-1.release --allowed-signers signers --host lab/kvm-1',
        'as another host would see it',
      ],
      ['fleetwright verify kvm-1.release --json', 'the same facts for programs'],
    )}\n
Exit codes:
  0  trusted
  1  failed: there is nothing to look at
  3  not trusted`,
  ),
  destroy: verb(
    'Take away all that the plan made on the host; disks go to the trash, protected machines stay.',
    `${examples(
      ['fleetwright destroy', 'name what goes, and ask'],
      ['fleetwright destroy kvm-1 --yes', 'without asking'],
      ['fleetwright destroy kvm-1 --approve <digest>', 'only what was looked at under this digest'],
    )}\n${EXIT_CODES}`,
  ),
  inventory: verb(
    'Show what the host has now: ours, others’, and what could not be read.',
    examples(
      ['fleetwright inventory', 'the host of this machine'],
      ['fleetwright inventory --sandbox demo --json', 'a sandbox, for programs'],
    ),
  ),
  doctor: verb(
    'Check what breaks real hosts: libvirt, KVM, folders, firmware, networks, space.',
    `${examples(
      ['fleetwright doctor', 'the host of this machine'],
      ['fleetwright doctor --plan plan.json', 'with the folders and networks of a plan'],
    )}\n
One machine named fleetwright-doctor-… is defined and removed again, to see how long that takes; it is never started.`,
  ),
  agent: verb(
    'Keep this host equal to its last trusted release, until asked to end.',
    `${examples(
      ['fleetwright agent', 'as /etc/fleetwright/agent.yaml says'],
      ['fleetwright agent --config agent.yaml --sandbox demo', 'try it on a private libvirt host'],
      ['fleetwright agent check-config', 'check the configuration first'],
    )}\n
It runs in the foreground and logs to standard error. SIGHUP: look at source and host now. SIGTERM: end the steps under way, begin no
more, and end with 0.`,
  ),
  agentStatus: verb(
    'Show the agent’s own records, whether or not it runs.',
    examples(
      ['fleetwright agent status', 'release in force, what was done last, what is ours'],
      ['fleetwright agent status --json', 'the same for programs'],
    ),
  ),
  agentSync: verb(
    'Have the agent look at its source and its host now, and forget how often something has failed.',
    examples(['fleetwright agent sync', 'instead of waiting for the next look']),
  ),
  agentSuspend: verb(
    'Have the agent look and report, but change nothing, until it is resumed; restarts do not end it.',
    examples(['fleetwright agent suspend --reason "disks are being moved"', 'shown in the status']),
  ),
  agentResume: verb(
    'Have the agent change the host again.',
    examples(['fleetwright agent resume', 'after it was suspended']),
  ),
  agentApprove: verb(
    'Have the agent do what it holds back, if that is still exactly this.',
    `${examples(['fleetwright agent approve <digest>', 'the digest that `status` shows'])}\n
The exit code is 3, and nothing is done, when something else would be done by now.`,
  ),
  agentCheckConfig: verb(
    'Check the agent’s configuration: every mistake in it, and what will fail although it is in order.',
    `${examples(
      ['fleetwright agent check-config', '/etc/fleetwright/agent.yaml'],
      ['fleetwright agent check-config new.yaml', 'another file, before it is put there'],
    )}\n
The exit code is 1 when the file cannot be used; warnings alone leave it 0.`,
  ),
  status: verb(
    'Show what the running agent says of itself and its host.',
    `${examples(
      ['fleetwright status', 'conditions, release, drift, what is held back, machines'],
      ['fleetwright status --follow', 'as it changes; Ctrl-C ends it'],
      ['fleetwright status --json', 'the same for programs; a line for each change with --follow'],
    )}\n
Exit codes:
  0  the host is as released
  1  it failed or is stalled, or no agent answers
  2  it is under way, held back, drifted or waiting for a release
  3  what is released is not trusted`,
  ),
  secret: verb('Prepare secrets for programs of stacks.', ''),
  secretEncrypt: verb(
    'Encrypt what comes on standard input, so that only the hosts with these keys can read it.',
    examples(['fleetwright secret encrypt --recipient age1… < file', 'what Secret.encrypted takes']),
  ),
  sandbox: verb(
    'Start and stop private libvirt hosts for trying things out.',
    examples(
      ['fleetwright sandbox up', 'start one'],
      ['fleetwright --sandbox default apply', 'work on it'],
      ['fleetwright sandbox down', 'remove it without trace'],
    ),
  ),
  sandboxUp: verb(
    'Start a private libvirt host and say how to use it.',
    examples(['fleetwright sandbox up', 'named default'], ['fleetwright sandbox up demo', 'named demo']),
  ),
  sandboxDown: verb(
    'End a sandbox and all that runs in it; nothing is left.',
    examples(['fleetwright sandbox down demo', 'the one named demo']),
  ),
  sandboxStatus: verb(
    'Say which sandboxes there are.',
    examples(
      ['fleetwright sandbox status', 'all'],
      ['fleetwright sandbox status demo --json', 'one, for programs'],
    ),
  ),
  arguments: {
    host: 'host to work on; may be left out when there is a plan for one only',
    reviewedHost: 'host to review; all of them when it is left out',
    releasedHost: 'host to release; all that synthesis wrote a plan for when it is left out',
    releaseFile: 'the release',
    approvedDigest: 'as `fleetwright status` shows it',
    configuration: 'the file (default: --config, else /etc/fleetwright/agent.yaml)',
    sandbox: 'name of the sandbox',
  },
  options: {
    recipient: 'age recipient of a host; may be given several times',
    connect: 'libvirt connection URI (default: FLEETWRIGHT_CONNECT, else as configured, else qemu:///system)',
    plan: 'plan file (default: cdktf.out/stacks/<host>/plan.json)',
    config: "the agent's configuration file (default: /etc/fleetwright/agent.yaml)",
    allowPath:
      'a folder that pools and images may be in, besides those of the configuration; may be repeated',
    sandbox: 'work on this sandbox',
    json: 'answer with one JSON object on standard output',
    graphFormat: 'how to draw (default: what the name of --output says, else mermaid)',
    graphOutput: 'write into this file instead of to standard output',
    base: 'the plans that the hosts have: a folder, a git ref, or none',
    head: 'the plans that they would get (default: cdktf.out)',
    inventory:
      'a host as it is, by what `inventory --json` wrote there or by its connection; <host>= may be left out for a single host; may be repeated',
    fit: 'say how many more machines of this size would fit (default: vcpus=2,memory=2GiB,disk=20GiB)',
    reviewFormat: 'what to print (default: text)',
    reviewOutput: 'write this file too: .md, .html, .json or .txt; may be repeated',
    approveFile: 'write what `apply --approve` takes; nothing is written when --fail-on is met',
    failOn: 'end with 3 when one of these is met (see below); may be repeated',
    key: 'sign with this private key, or with the one of this .pub file that an SSH agent holds',
    parent: 'the release before (default: the one that is in the output folder)',
    first: 'hosts that have no release yet get their first one',
    machineId:
      'only for the machine with this /etc/machine-id; `none`: for any (default: as in the release before)',
    approveRelease:
      'allow what has this digest (or that of the host in a file which `review --approve-file` wrote) beyond the policy of the host',
    releaseOutput: 'write into this folder (default: releases)',
    allowedSigners: 'build only upon what this file trusts, and sign only with a key that it allows',
    unsigned: 'do not sign; hosts take that only when their own configuration says so',
    force: 'make a new generation although the plan is the same',
    verifySigners: "the file of allowed signers (default: the configuration's)",
    verifyHost: "judge for this host (default: the configuration's, else the one of the release)",
    verifyMachineId: 'judge for the machine with this /etc/machine-id',
    yes: 'do not ask',
    yesToApply: 'do not ask, and leave out what running guests would notice (see below)',
    approve:
      'do not ask, and do exactly what has this digest (or that of the host in a file which `review --approve-file` wrote); when that is something else by now, do nothing',
    maxImpact: 'refuse changes with a worse impact, by name, and do the rest',
    replace: 'a disk that may be made anew from another image; may be repeated',
    follow: 'go on showing it as it changes',
    socket: "the agent's socket (default: status.socket of the configuration, or the sandbox's)",
    reason: 'why, for whoever looks next',
    retry: 'try again what has failed so often that it is not tried any more',
  },
} as const;
