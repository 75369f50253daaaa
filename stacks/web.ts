import type { Construct } from 'constructs';
import { CloudInit, Host, Image, Machine, Network, ReadinessCheck, Size, type HostProps } from 'fleetwright';

export interface WebProps extends HostProps {
  /** Who may log in. */
  readonly sshAuthorizedKeys: readonly string[];
  /**
   * How many web servers.
   * @default 2
   */
  readonly servers?: number;
}

/**
 * Debian publishes new builds under the same name and sha512 sums only, so an example cannot know the digest of your day: choose a
 * dated folder beside `latest`, run `sha256sum` over its file once, and write both here. Until then the agent refuses the
 * image, as it does with any that differs from its digest.
 */
const DEBIAN = {
  url: 'https://cloud.debian.org/images/cloud/bookworm/latest/debian-12-generic-amd64.qcow2',
  sha256: '0'.repeat(64),
};

/** Web servers on Debian's cloud image, set up by cloud-init, with room to grow while they run. */
export class Web extends Host {
  constructor(scope: Construct, id: string, props: WebProps) {
    super(scope, id, props);
    const debian = Image.fromUrl(this, 'debian-12', DEBIAN.url, {
      sha256: DEBIAN.sha256,
      virtualSize: Size.gibibytes(3),
    });
    const lan = new Network(this, 'lan', { ipv4: { cidr: '10.20.0.0/24' } });

    for (let index = 1; index <= (props.servers ?? 2); index += 1) {
      new Machine(this, `web-${index}`, {
        vcpus: 2,
        vcpusMax: 8,
        memory: Size.gibibytes(2),
        memoryMax: Size.gibibytes(8),
        firmware: 'uefi',
        disks: [{ image: debian, size: Size.gibibytes(20) }],
        nics: [{ network: lan }],
        cloudInit: new CloudInit({
          sshAuthorizedKeys: props.sshAuthorizedKeys,
          packages: ['nginx', 'qemu-guest-agent'],
        }),
        readiness: { checks: [ReadinessCheck.tcp(80)], timeoutSeconds: 600 },
      });
    }
  }
}
