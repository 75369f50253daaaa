import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../programs';

/** Tens of machines with a Python process or two each; on a busy machine, minutes. */
const PLAYBOOK_MS_MAX = 900_000;

/** As many at the same time as our agent does. */
const FORKS = '4';

/** A folder in which Ansible keeps its own files, and how it is run from there. */
export interface Ansible {
  readonly directory: string;
  /** Writes a file beside the playbooks and returns its path. */
  write(name: string, content: string): Promise<string>;
  /** Runs one of its programs, and returns what it printed. @throws Error when it fails */
  run(program: 'ansible-playbook' | 'ansible-inventory', words: readonly string[]): Promise<string>;
}

/** Settings that make it as quick as its users can make it: no facts of the controller, pipelining, and forks. */
export async function prepareAnsible(directory: string): Promise<Ansible> {
  await mkdir(directory, { recursive: true });
  const environment = {
    // It refuses to start where the encoding is not UTF-8.
    LC_ALL: 'C.UTF-8',
    HOME: directory,
    ANSIBLE_HOME: join(directory, 'home'),
    ANSIBLE_LOCAL_TEMP: join(directory, 'tmp'),
    ANSIBLE_REMOTE_TEMP: join(directory, 'remote-tmp'),
    ANSIBLE_PYTHON_INTERPRETER: '/usr/bin/python3',
    ANSIBLE_FORKS: FORKS,
    ANSIBLE_GATHERING: 'explicit',
    ANSIBLE_LOCALHOST_WARNING: 'False',
    ANSIBLE_NOCOLOR: 'True',
    ANSIBLE_NOCOWS: 'True',
    ANSIBLE_PIPELINING: 'True',
    ANSIBLE_RETRY_FILES_ENABLED: 'False',
  };
  return {
    directory,
    write: async (name, content) => {
      const path = join(directory, name);
      await writeFile(path, content);
      return path;
    },
    run: (program, words) => run(program, words, '', environment, PLAYBOOK_MS_MAX),
  };
}

/** An inventory of machines that stand for themselves on this machine: their tasks are done side by side, as many as there are forks. */
export function inventoryOf(names: readonly string[]): string {
  return `[machines]\n${names.join('\n')}\n\n[machines:vars]\nansible_connection=local\n`;
}
