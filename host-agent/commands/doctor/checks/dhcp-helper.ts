import { NOT_THIS_MACHINE, type Check } from '../check';

const PLACES = ['/usr/sbin/dnsmasq', '/usr/bin/dnsmasq', '/usr/local/sbin/dnsmasq'];

export const dhcpHelper: Check = {
  id: 'dhcp-helper',
  title: 'networks can serve DHCP',
  run: ({ probe }) => {
    if (probe === undefined) return NOT_THIS_MACHINE;
    const place = PLACES.find((path) => probe.tryStat(path) !== undefined);
    return place === undefined
      ? {
          status: 'fail',
          finding: 'dnsmasq is not installed, so networks with DHCP or DNS do not start',
          advice: 'Install dnsmasq-base.',
        }
      : { status: 'ok', finding: place };
  },
};
