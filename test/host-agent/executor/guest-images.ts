import { imageNameTag } from '../../../lib/plan';
import type { LiveHost } from '../../support/live-host';
import type { LabOptions } from './lab';

/** The tiny guest's files as images of the pool "main". */
export function guestImages(live: LiveHost): LabOptions['images'] {
  const { guest } = live;
  const image = (name: string, path: string, sha256: string, format: 'qcow2' | 'boot-file') => ({
    name,
    key: `lab/${name}`,
    pool: 'main',
    fileName: `${name}-${imageNameTag(sha256)}.img`,
    source: { kind: 'file' as const, path },
    sha256,
    format,
  });
  return [
    image('kernel', guest.kernel, guest.sha256.kernel, 'boot-file'),
    image('initrd', guest.initrd, guest.sha256.initrd, 'boot-file'),
    image('base', guest.image, guest.sha256.image, 'qcow2'),
  ];
}
