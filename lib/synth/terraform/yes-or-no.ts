/** libvirt's word for a truth value, where the provider does not take a truth value instead. */
export function yesOrNo(isSo: boolean): 'yes' | 'no' {
  return isSo ? 'yes' : 'no';
}
