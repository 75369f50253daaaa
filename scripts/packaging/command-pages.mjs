// fleetwright(1) and fleetwright-agent(8) from what --help says: the same verbs, options and words.
import {
  bold,
  escaped,
  italic,
  item,
  literal,
  page,
  paragraph,
  prose,
  section,
  subsection,
} from './roff.mjs';

const EXIT_STATUS = [
  ['0', 'done, or nothing to do'],
  ['1', 'failed'],
  ['2', 'changes are pending (`diff`)'],
  ['3', 'refused by policy, protection, or for want of approval'],
];

/** The command line's help as far as it is the author's or the operator's. */
export function commandPage(program, facts) {
  const help = program.createHelp();
  return page(
    { name: 'fleetwright', section: 1, title: 'User Commands', ...facts },
    section('NAME', `fleetwright \\- ${prose(sentenceToPhrase(program.description()))}`),
    section('SYNOPSIS', synopsisOf(program)),
    section('DESCRIPTION', paragraph(prose(DESCRIPTION)), ...afterOf(program)),
    section('OPTIONS', paragraph('Understood by every command:'), ...optionsOf(help, program)),
    section('COMMANDS', ...commandsOf(program).flatMap((command) => partOf(command))),
    section('EXIT STATUS', ...EXIT_STATUS.map(([code, meaning]) => item(bold(code), prose(meaning)))),
    section(
      'FILES',
      item(
        bold('/etc/fleetwright/agent.yaml'),
        prose('what plans may touch on this host; see `agent.yaml`(5)'),
      ),
      item(bold('cdktf.json'), prose('the program of which `synth` makes plans')),
    ),
    section(
      'SEE ALSO',
      paragraph(`${bold('fleetwright-agent')}(8), ${bold('agent.yaml')}(5), ${bold('virsh')}(1)`),
    ),
  );
}

/** The agent as a service. */
export function agentPage(program, facts) {
  const agent = program.commands.filter((command) => ['agent', 'status', 'verify'].includes(command.name()));
  return page(
    { name: 'fleetwright-agent', section: 8, title: 'System Administration', ...facts },
    section('NAME', 'fleetwright\\-agent \\- keep this host equal to its last trusted release'),
    section(
      'SYNOPSIS',
      `${bold('systemctl enable --now fleetwright-agent')}\n.br\n${bold('fleetwright agent')}`,
    ),
    section('DESCRIPTION', ...AGENT.map((text) => paragraph(prose(text)))),
    ...(agent.length === 0 ? [] : [section('COMMANDS', ...agent.flatMap((command) => partOf(command)))]),
    section('SIGNALS', ...SIGNALS.map(([name, text]) => item(bold(name), prose(text)))),
    section('FILES', ...FILES.map(([name, text]) => item(bold(name), prose(text)))),
    section('ENVIRONMENT', ...ENVIRONMENT.map(([name, text]) => item(bold(name), prose(text)))),
    section(
      'SEE ALSO',
      paragraph(
        `${bold('fleetwright')}(1), ${bold('agent.yaml')}(5), ${bold('ssh-keygen')}(1), ${bold('systemd.service')}(5)`,
      ),
    ),
  );
}

const DESCRIPTION =
  'A program in TypeScript describes machines, networks and disks; `synth` turns it into one plan for each KVM host. On a host, `apply` ' +
  'makes it match its plan, after showing what would change and how much of it the guests notice. The agent does the same as a service.';

const AGENT = [
  'The agent looks for releases in a folder, a git repository or on a web server, takes those that a trusted key has signed for this host, ' +
    'and makes the host match the last of them. It looks again when libvirt says that something has changed, when a release comes, and now ' +
    'and then; what somebody else has changed is corrected, reported, or asked about. Where nothing differs, nothing is done.',
  'Without `identity` and `source` in the configuration it says so and ends. A release that cannot be fetched, is not trusted, is older ' +
    'than the one before or is for another host changes nothing. There is one agent on a host: a second one says so and ends with 1.',
  'Under systemd it runs as the user `fleetwright` with few capabilities. It works without systemd as well: start it as root, or as a user ' +
    'who may use libvirt and write to the pools; readiness and signs of life are sent only where somebody listens.',
  'Each line on standard error is one JSON object with a code that does not change. Every call that changes something in libvirt leaves a ' +
    'line `audit`: on the word of which release, which call, on what, and what came of it. Files that the agent writes or moves by itself ' +
    '(images, seeds, the trash) are steps, which leave a line `step-ended`.',
];

const SIGNALS = [
  ['SIGHUP', 'looks at source and host now (`systemctl reload fleetwright-agent`)'],
  [
    'SIGTERM, SIGINT',
    'ends: steps under way are ended where that is safe, and no new one begins; a second signal ends it at once',
  ],
];

const FILES = [
  ['/etc/fleetwright/agent.yaml', 'the configuration; see `agent.yaml`(5)'],
  ['/etc/fleetwright/allowed_signers', 'who may sign releases'],
  ['/etc/fleetwright/known_hosts', 'host keys of git servers'],
  ['/etc/fleetwright/secrets/', 'a file for each secret, readable by root only'],
  ['/etc/fleetwright/age-identity', 'the key of this host for encrypted values'],
  [
    '/var/lib/fleetwright/state/',
    'ledger, memory and copies of releases; put it into the backup of the host',
  ],
  ['/run/fleetwright/agent.sock', 'status and orders'],
];

const ENVIRONMENT = [
  ['NOTIFY_SOCKET, WATCHDOG_USEC', 'where systemd listens for readiness and signs of life'],
  ['CREDENTIALS_DIRECTORY', 'credentials of systemd, which go before files of the same name'],
];

function partOf(command, before = '') {
  const name = `${before}${command.name()}`;
  const help = command.createHelp();
  return [
    subsection(
      `fleetwright ${name}`,
      synopsisOf(command),
      paragraph(prose(command.description())),
      ...command.registeredArguments.map((argument) =>
        item(italic(argument.name()), prose(help.argumentDescription(argument))),
      ),
      ...optionsOf(help, command),
      ...afterOf(command),
    ),
    ...commandsOf(command).flatMap((child) => partOf(child, `${name} `)),
  ];
}

function commandsOf(command) {
  return command.commands.filter((child) => child.name() !== 'help');
}

function synopsisOf(command) {
  const names = [];
  for (let at = command; at !== null; at = at.parent) names.unshift(at.name());
  return `.PP\n${bold(names.join(' '))} ${escaped(command.usage())}`;
}

function optionsOf(help, command) {
  return help
    .visibleOptions(command)
    .map((option) => item(bold(help.optionTerm(option)), prose(help.optionDescription(option))));
}

/** What --help says after its lists: examples and explanations, laid out by hand. */
function afterOf(command) {
  let text = '';
  command.configureOutput({ writeOut: (written) => (text += written) });
  command.outputHelp();
  const after = text
    .slice(command.helpInformation().length)
    .trim()
    .replace(/\n+Exit codes:[^]*?(?=\n\n|$)/, '');
  return after === '' ? [] : [literal(after)];
}

/** `Provision fleets.` as the line NAME has it. */
function sentenceToPhrase(text) {
  return `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;
}
