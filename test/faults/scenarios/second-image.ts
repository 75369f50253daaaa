import { imageNameTag } from '../../../lib/plan';
import type { Draft } from '../../host-agent/live/lab';
import type { Stage } from '../types';

/** The bytes of the base image once more, under another name: an image that disks are moved to. */
export function secondImage({ guest }: Stage): Draft['images'][number] {
  return {
    name: 'second',
    key: 'lab/second',
    pool: 'main',
    fileName: secondFileName(guest.sha256.image),
    source: { kind: 'file', path: guest.image },
    sha256: guest.sha256.image,
    format: 'qcow2',
  };
}

/** The name that synthesis gives to the file. */
export function secondFileName(sha256: string): string {
  return `second-${imageNameTag(sha256)}.img`;
}
