// Writes the tables of docs/reliability.md from what was tried on this machine: .cache/faults, by `npm run faults` and by the tests with
// the simulated host, and .cache/mutation, by `npm run mutation`. A table of which nothing was tried here stays as it is.
// Run after trying: node scripts/generate-reliability-doc.mjs
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { loadSources, root } from './load-sources.mjs';

const target = join(root, 'docs', 'reliability.md');
const folder = join(root, '.cache/faults');

/** In words; the order of the table. */
const FAULTS = {
  'agent-killed': 'the agent is killed (kill -9) before or after any call to libvirt or change of a file',
  'connection-cut': 'the connection to libvirt breaks before or after any call was carried out',
  'no-answer': 'libvirt does not answer a call, nor any after it',
  'answer-late': 'an answer comes late, behind others',
  'answers-swapped': 'two answers change places',
  error: 'libvirt refuses a call, with any error code',
  'disk-full': 'the disk is full from any change of a file on',
  'libvirt-killed': 'libvirtd is killed (kill -9) before or after any call',
  'guests-paused': 'all guests stand still (SIGSTOP of QEMU) while a call is made',
};

const { faultScenarios } = await loadSources(`export { faultScenarios } from './test/faults/scenarios';`);

const row = (...cells) => `| ${cells.join(' | ')} |`;
const kindOf = ({ fault }) => fault.split('/')[0];
const sum = (list, key) => list.reduce((total, each) => total + each[key], 0);
const real = await readReal();
const simulated = await readJsonFiles(folder, /^simulated-.*\.json$/);
const mutated = await readJsonFiles(join(root, '.cache/mutation'), /(?<!\.report)\.json$/);
if (real.length + simulated.length + mutated.length === 0)
  throw new Error(
    `nothing was tried here: run \`npm run faults -- --sample 20\` or \`npm run mutation\` first`,
  );
let text = await readFile(target, 'utf8');
if (real.length + simulated.length > 0) {
  const tables = [faultTable(), scenarioTable(), simulatedCommands(), whenAndWhere(), brokenPoints()];
  replaceBetween('results', tables.filter((part) => part !== '').join('\n\n'));
}
if (mutated.length > 0) replaceBetween('mutants', mutationTable());
const options = { ...(await resolveConfig(target)), parser: 'markdown' };
await writeFile(target, await format(text, options));

function replaceBetween(name, body) {
  const [begin, end] = [
    `<!-- generated from ${name} by scripts/generate-reliability-doc.mjs -->`,
    `<!-- end of ${name} -->`,
  ];
  const [before, after] = [text.indexOf(begin), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${target} has lost the lines "${begin}" and "${end}"`);
  text = `${text.slice(0, before)}${begin}\n\n${body}\n\n${text.slice(after)}`;
}

function mutationTable() {
  // Who has tried a whole room has tried its files.
  const whole = mutated.filter(({ path }) => !mutated.some((other) => path.startsWith(`${other.path}/`)));
  const lines = whole.map(({ path, noticed, missed, ignored, percent, at }) =>
    row(
      `\`${path}\``,
      noticed + missed,
      noticed,
      ignored,
      `${percent} %`,
      at,
      `\`npm run mutation -- ${path}\``,
    ),
  );
  return [
    row('room or file', 'mutants', 'noticed', 'left out', 'score', 'tried on', 'command'),
    row('---', '--:', '--:', '--:', '--:', '---', '---'),
    ...lines,
  ].join('\n');
}

function faultTable() {
  const lines = Object.entries(FAULTS).map(([kind, words]) => {
    const onReal = real.filter((result) => kindOf(result) === kind);
    const onSimulated = simulated.flatMap(({ counts }) => counts.filter((count) => count.kind === kind));
    const broken = onReal.filter(({ problems }) => problems.length > 0).length + sum(onSimulated, 'broken');
    const guests = onReal.filter(({ form }) => form === 'guests').length;
    return row(
      words,
      sum(onSimulated, 'tried'),
      onReal.length - guests,
      guests,
      furthest(onReal),
      broken === 0
        ? onReal.length + onSimulated.length === 0
          ? 'not tried'
          : 'kept'
        : `**broken at ${broken}**`,
      `\`npm run faults -- --kind ${kind}\``,
    );
  });
  return [
    row(
      'what goes wrong',
      'points, simulated',
      'points, real libvirt',
      'points, with guests that run',
      'further passes at most',
      'the promises were',
      'command',
    ),
    row('---', '--:', '--:', '--:', '--:', '---', '---'),
    ...lines,
  ].join('\n');
}

/** Of the real ones: the simulated are not counted one by one. */
function furthest(results) {
  return results.length === 0 ? '' : Math.max(...results.map(({ furtherPasses }) => furtherPasses));
}

function scenarioTable() {
  const lines = faultScenarios.map(({ name, title }) => {
    const results = real.filter(({ scenario }) => scenario === name);
    const most = (isFile) =>
      Math.max(0, ...results.filter((each) => isAtFiles(each) === isFile).map(({ pointsMax }) => pointsMax));
    const onSimulated = simulated.flatMap(({ counts }) => counts.filter(({ scenario }) => scenario === name));
    return row(
      title,
      `\`${name}\``,
      most(false) || '',
      most(true) || '',
      sum(onSimulated, 'tried'),
      results.length,
    );
  });
  return [
    row('scenario', 'name', 'calls to libvirt', 'changes of files', 'points, simulated', 'points, real'),
    row('---', '---', '--:', '--:', '--:', '--:'),
    ...lines,
  ].join('\n');
}

function isAtFiles({ fault }) {
  return fault.startsWith('agent-killed/files') || fault === 'disk-full';
}

function simulatedCommands() {
  const commands = simulated.map(({ command }) => command).filter(Boolean);
  return commands.length === 0
    ? ''
    : `The simulated points again:\n\n\`\`\`\n${[...new Set(commands)].join('\n')}\n\`\`\``;
}

function whenAndWhere() {
  if (real.length === 0) return '';
  const days = real.map(({ at }) => at.slice(0, 10));
  const first = days.reduce((least, day) => (day < least ? day : least));
  const last = days.reduce((greatest, day) => (day > greatest ? day : greatest));
  const when = first === last ? `on ${first}` : `from ${first} to ${last}`;
  return `Counted from ${real.length} points that were reached on a real libvirt ${when}; where a point was tried again, its newest result counts.`;
}

function brokenPoints() {
  const broken = real.filter(({ problems }) => problems.length > 0);
  if (broken.length === 0) return '';
  const lines = broken.map(
    ({ scenario, form, fault, point, problems }) =>
      `- \`npm run faults -- --scenario ${scenario} --form ${form} --kind ${fault} --points ${point}\`: ${problems[0].slice(0, 200)}`,
  );
  return ['Points at which a promise was broken:', '', ...lines].join('\n');
}

/** The newest result of each point that was reached. */
async function readReal() {
  const lines = (await readFile(join(folder, 'results.jsonl'), 'utf8').catch(() => '')).split('\n');
  const newest = new Map();
  for (const line of lines) {
    try {
      const result = JSON.parse(line);
      newest.set([result.scenario, result.form, result.fault, result.point].join(' '), result);
    } catch {
      // The last line of a run that was ended may be half of one.
    }
  }
  return [...newest.values()].filter(({ call }) => call !== undefined);
}

async function readJsonFiles(directory, pattern) {
  const names = (await readdir(directory).catch(() => [])).filter((name) => pattern.test(name)).sort();
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(directory, name), 'utf8'))));
}
