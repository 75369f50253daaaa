import {
  formatAddress,
  formatSubnet,
  isPlainIpv4,
  subnetsOverlap,
  tryParseAddress,
  tryParseSubnet,
} from '../../../lib/plan';

/** One spelling for each address or subnet; text that is neither stays as it is. */
export function canonicalAddress(text: string): string {
  if (isPlainIpv4(text)) return text;
  const address = tryParseAddress(text);
  if (address !== undefined) return formatAddress(address);
  const subnet = tryParseSubnet(text);
  return subnet === undefined ? text : formatSubnet(subnet);
}

/** Whether two subnets, as text, share an address; text that is no subnet shares none. */
export function subnetTextsOverlap(a: string, b: string): boolean {
  const [left, right] = [tryParseSubnet(a), tryParseSubnet(b)];
  return left !== undefined && right !== undefined && subnetsOverlap(left, right);
}
