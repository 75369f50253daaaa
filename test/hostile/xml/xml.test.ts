import { domainXml, emptyWorld, network, pool, uuidOf, volumeXml } from '../../host-agent/inventory/worlds';
import { describeHostileCorpus } from '../support/hostile-corpus';
import { meetXml } from './meet-xml';

const MARK = `<f:mark xmlns:f="urn:fleetwright:1" fleet="lab" host="kvm-1" key="lab/hostile" uuid="${uuidOf('hostile')}" generation="7"
  plan="${'ab'.repeat(32)}" protect="no"><f:volume pool="main" file="hostile.qcow2" role="disk" retain="no"/></f:mark>`;

const devices = `<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/srv/hostile.qcow2'/><target dev='vda' bus='virtio'/></disk>
  <interface type='network'><mac address='52:54:00:00:00:0a'/><source network='lan'/></interface>`;

const good = {
  machine: domainXml({ name: 'hostile', metadata: MARK, devices }),
  network: network('hostile').storedXml ?? '',
  pool: pool('hostile').xml,
  volume: volumeXml('hostile', 'qcow2'),
  host: emptyWorld().capabilitiesXml,
};

describeHostileCorpus(
  'xml',
  { fileName: 'hostile.xml', good, place: /hostile|capabilities/, meet: meetXml },
  { casesMin: 45 },
);
