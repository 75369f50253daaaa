// agent.yaml(5) from packaging/agent.yaml, the file that is installed: its comments are the page's words, its settings the examples.
import { bold, literal, page, paragraph, prose, section, subsection } from './roff.mjs';

/** The parts of the file: words, and settings as they are once the "#" before them is removed. */
export function blocksOf(text) {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n');
      const isWords = (line) => line === '#' || /^# \S/.test(line);
      return {
        words: lines.filter(isWords).map((line) => line.slice(2)),
        settings: lines.filter((line) => !isWords(line)).map((line) => line.replace(/^#/, '')),
      };
    });
}

/** The man page of the configuration. */
export function configurationPage(text, facts) {
  const [introduction, ...blocks] = blocksOf(text);
  return page(
    { name: 'agent.yaml', section: 5, title: 'File Formats', ...facts },
    section('NAME', 'agent.yaml \\- what the Fleetwright agent may do on this host, and what it follows'),
    section('SYNOPSIS', bold('/etc/fleetwright/agent.yaml')),
    section('DESCRIPTION', ...paragraphsOf(introduction.words)),
    section('SETTINGS', ...blocks.flatMap(partsOf)),
    section(
      'SEE ALSO',
      paragraph(`${bold('fleetwright')}(1), ${bold('fleetwright-agent')}(8), ${bold('ssh-keygen')}(1)`),
    ),
  );
}

function partsOf({ words, settings }) {
  const key = settings[0].split(':')[0];
  return [subsection(key, ...paragraphsOf(words), literal(settings.join('\n')))];
}

function paragraphsOf(words) {
  return words
    .join('\n')
    .split(/\n\n/)
    .map((text) => paragraph(prose(text)));
}
