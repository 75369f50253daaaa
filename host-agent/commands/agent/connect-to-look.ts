import { connectLibvirt, LibvirtFailure, type LibvirtHost } from '../../libvirt';
import { onlyLookedAtInWords } from '../wording/looking';
import { lookingHost } from './looking-host';

/** Where what could not be asked is told. */
interface Teller {
  note(text: string): void;
}

/**
 * A connection for looking only: libvirt itself refuses to change anything by it. What libvirt answers only to those who may write
 * is asked by a second one, where that is allowed; else it is left out, and said.
 *
 * @throws LibvirtFailure when libvirt cannot be read at all.
 */
export async function connectToLook(uri: string, signal: AbortSignal, teller: Teller): Promise<LibvirtHost> {
  const looking = await connectLibvirt(uri, { signal, readOnly: true });
  try {
    return lookingHost(looking, await connectLibvirt(uri, { signal }));
  } catch (error) {
    if (!(error instanceof LibvirtFailure) || signal.aborted) {
      await looking.close();
      throw error;
    }
    teller.note(onlyLookedAtInWords(error.message));
    return lookingHost(looking, undefined);
  }
}
