import type { Image } from './image';

/** A CD drive: its medium can be changed while the machine runs, the drive itself comes and goes by a restart. */
export interface CdromProps {
  /** What the drive is called in its machine; no disk may be called the same. */
  readonly name: string;
  /**
   * An image of format `raw`: an ISO file.
   * @default - none: the drive is empty
   */
  readonly image?: Image;
}
