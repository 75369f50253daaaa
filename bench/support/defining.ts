import { connectLibvirt } from '../../host-agent/libvirt';
import type { Contestant } from './rounds';
import { expectAllDefined, OUR_DEFINING, undefineAll, type Subject } from './subject';
import { virsh } from './programs';

/** Ways to define all machines on an empty host. All validate against libvirt's schema, and connect within their time. */
export function defining(subject: Subject): readonly Contestant[] {
  const { uri, definitions } = subject;
  const script = definitions.map(({ path }) => `define --validate --file ${path}\n`).join('');
  const contestants: readonly Contestant[] = [
    {
      name: OUR_DEFINING,
      run: async () => {
        const host = await connectLibvirt(uri);
        await Promise.all(definitions.map(({ xml }) => host.domains.define(xml)));
        await host.close();
      },
    },
    {
      name: 'one virsh shell',
      run: async () => {
        await virsh(uri, [], script);
      },
    },
  ];
  return contestants.map((contestant) => ({
    ...contestant,
    prepare: () => undefineAll(subject),
    run: async () => {
      await contestant.run();
      await expectAllDefined(subject);
    },
  }));
}
