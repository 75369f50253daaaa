import { connectLibvirt, LibvirtUnreachable, type LibvirtHost } from '../../libvirt';

/**
 * A connection for looking only. Read-write where that is allowed, because libvirt describes KVM and looks at the folders of
 * pools again only for those who may write; else read-only.
 *
 * @throws LibvirtUnreachable when neither can be had; it says why the first could not.
 */
export async function connectToLook(uri: string, signal: AbortSignal): Promise<LibvirtHost> {
  try {
    return await connectLibvirt(uri, { signal });
  } catch (error) {
    if (!(error instanceof LibvirtUnreachable) || error.reason !== 'permission-denied') throw error;
    try {
      return await connectLibvirt(uri, { signal, readOnly: true });
    } catch {
      throw error;
    }
  }
}
