import { domainXmlFlags } from '../../../../host-agent/libvirt/protocol/enums.generated';
import { FLOOR } from '../goals';
import { RawFrames } from '../raw-frames';
import type { Reader, StillHost } from './contest';

/** A stored definition with its mark is longer than this: less was no definition. */
const DEFINITION_BYTES_MIN = 500;

/** The list and every definition, by frames that are ready, and by our client without anything behind it. */
export async function rawReading(host: StillHost): Promise<readonly Reader[]> {
  const { libvirt, uri, names } = host;
  const frames = await RawFrames.open(uri);
  const list = frames.encode('connectListAllDomains', { needResults: 1, flags: 0 });
  const domains = await libvirt.domains.list();
  const flags = domainXmlFlags.inactive;
  const questions = domains.map((dom) => frames.encode('domainGetXmlDesc', { dom, flags }));
  const viaFrames = async (): Promise<void> => {
    await frames.send([list]);
    const bytes = await frames.send(questions);
    if (bytes < names.length * DEFINITION_BYTES_MIN) throw new Error(`only ${bytes} bytes were answered`);
  };
  const viaClient = async (): Promise<void> => {
    const listed = await libvirt.domains.list();
    const texts = await Promise.all(
      listed.map((domain) => libvirt.domains.getXml(domain, { inactive: true })),
    );
    if (texts.length !== names.length) throw new Error(`${texts.length} of ${names.length} definitions came`);
  };
  return [
    {
      competitor: {
        name: FLOOR,
        role: 'floor',
        remark: 'list and definitions only; answers are counted and not read',
        phases: both(viaFrames),
      },
      close: () => frames.close(),
    },
    {
      competitor: {
        name: 'our client alone',
        role: 'floor',
        remark: 'list and definitions only, as text',
        phases: both(viaClient),
      },
    },
  ];
}

/** Who decides nothing does the same for a look and for a pass. */
export function both(run: () => Promise<void>): Reader['competitor']['phases'] {
  return [
    { name: 'observe', run },
    { name: 'pass', run },
  ];
}
