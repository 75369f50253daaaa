import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatStatement } from '../../../host-agent/sources';
import { statementOf } from '../../host-agent/sources/release/releases';
import { runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';
import { armouredSignature, publicKeyOf } from '../support/ssh-signature';

const statement = Buffer.from(formatStatement(statementOf()));

describeHostileCorpus(
  'signers',
  {
    good: { signers: `lab/* ${publicKeyOf('alice')}\n` },
    fileName: 'signers',
    place: /line \d+|bytes|no line of the allowed signers/,
    meet: async ({ folder, words }) => {
      writeFileSync(join(folder, 'agent.json'), '{}');
      writeFileSync(
        join(folder, 'kvm-1.release'),
        Buffer.concat([statement, Buffer.from(armouredSignature(statement, {}))]),
      );
      const { exitCode, text } = await runIn(folder, [
        'verify',
        'kvm-1.release',
        '--config',
        'agent.json',
        '--allowed-signers',
        'signers',
        ...words,
      ]);
      return { isTaken: exitCode === 0, text };
    },
  },
  { casesMin: 40 },
);
