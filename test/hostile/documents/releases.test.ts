import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatStatement, type ReleaseStatement } from '../../../host-agent/sources';
import { canonicalBytes, sha256Hex } from '../../../lib/plan';
import { statementOf } from '../../host-agent/sources/release/releases';
import { runIn } from '../support/command-line';
import { describeHostileCorpus } from '../support/hostile-corpus';
import { armouredSignature, publicKeyOf } from '../support/ssh-signature';

const WORDS = ['--config', 'agent.json', '--allowed-signers', 'signers', '--host', 'lab/kvm-1'] as const;

describeHostileCorpus(
  'releases',
  {
    good: { statement: statementOf() },
    write: (statement) => formatStatement(statement as ReleaseStatement),
    make: {
      sign: (bytes, options) => Buffer.concat([bytes, Buffer.from(armouredSignature(bytes, options))]),
      /** States the digest of the plan that is there. */
      state: (bytes) => {
        const statement = JSON.parse(bytes.toString());
        const planDigest = sha256Hex(canonicalBytes(statement.plan));
        return formatStatement({ ...statement, planDigest });
      },
    },
    whole: [{ make: 'sign' }],
    fileName: 'kvm-1.release',
    place: /\$|[Ss]ignature|signed|bytes|for host|machine with the id/,
    meet: async ({ folder, words }) => {
      writeFileSync(join(folder, 'agent.json'), '{}');
      writeFileSync(join(folder, 'signers'), `lab/* ${publicKeyOf('alice')}\n`);
      const { exitCode, text } = await runIn(folder, ['verify', 'kvm-1.release', ...WORDS, ...words]);
      return { isTaken: exitCode === 0, text };
    },
  },
  { casesMin: 130 },
);
