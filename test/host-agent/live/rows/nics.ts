import { labNic } from '../lab';
import { nicOf, planNic, type Row } from './row';

const LAN_MAC = labNic('lan', 21).mac;
const DMZ_MAC = labNic('dmz', 21).mac;
const OTHER_MAC = '52:54:00:94:0f:21';

export const nicRows: readonly Row[] = [
  {
    name: 'a NIC attached',
    edit: (web) => web.nics.push(labNic('dmz', 21)),
    impact: 'live',
    fields: ['nics.dmz'],
    guest: (state) => nicOf(state, DMZ_MAC)?.ip4.includes('10.94.2.21/24') === true,
    virsh: [
      ['domiflist web', new RegExp(`dmz +virtio +${DMZ_MAC}`)],
      ['domiflist web --inactive', new RegExp(`dmz +virtio +${DMZ_MAC}`)],
    ],
  },
  {
    name: 'its link down',
    edit: (web) => (planNic(web, 'dmz').linkUp = false),
    impact: 'live',
    fields: ['nics.dmz.linkUp'],
    guest: (state) => nicOf(state, DMZ_MAC)?.carrier === false,
    virsh: [
      [`domif-getlink web ${DMZ_MAC}`, /down/],
      [`domif-getlink web ${DMZ_MAC} --config`, /down/],
    ],
  },
  {
    name: 'its link up',
    edit: (web) => (planNic(web, 'dmz').linkUp = true),
    impact: 'live',
    fields: ['nics.dmz.linkUp'],
    guest: (state) => nicOf(state, DMZ_MAC)?.carrier === true,
  },
  {
    name: 'moved to another network',
    edit: (web) =>
      Object.assign(planNic(web, 'dmz'), {
        attachment: { kind: 'network', network: 'lan' },
        ipv4: '10.94.1.61',
      }),
    impact: 'live',
    fields: ['nics.dmz.attachment'],
    guest: (state) => nicOf(state, DMZ_MAC)?.ip4.includes('10.94.1.61/24') === true,
    virsh: [['domiflist web', new RegExp(`lan +virtio +${DMZ_MAC}`)]],
  },
  {
    name: 'moved back',
    edit: (web) =>
      Object.assign(planNic(web, 'dmz'), {
        attachment: { kind: 'network', network: 'dmz' },
        ipv4: '10.94.2.21',
      }),
    impact: 'live',
    fields: ['nics.dmz.attachment'],
    guest: (state) => nicOf(state, DMZ_MAC)?.ip4.includes('10.94.2.21/24') === true,
  },
  {
    name: 'a filter',
    edit: (web) =>
      (planNic(web, 'lan').filter = {
        name: 'clean-traffic',
        parameters: [{ name: 'IP', value: '10.94.1.21' }],
      }),
    impact: 'live',
    fields: ['nics.lan.filter'],
    guest: (state) => nicOf(state, LAN_MAC)?.carrier === true,
    virsh: [['dumpxml web', /<filterref filter='clean-traffic'>/]],
  },
  {
    name: 'no filter any more',
    edit: (web) => delete planNic(web, 'lan').filter,
    impact: 'live',
    fields: ['nics.lan.filter'],
  },
  {
    name: 'another MTU, by plugging the NIC in anew',
    edit: (web) => (planNic(web, 'dmz').mtu = 1400),
    impact: 'live',
    fields: ['nics.dmz.mtu'],
    guest: (state) => nicOf(state, DMZ_MAC)?.mtu === 1400,
  },
  {
    name: 'another model, by plugging the NIC in anew, of which the tiny guest has no driver',
    edit: (web) => (planNic(web, 'dmz').model = 'e1000e'),
    impact: 'live',
    fields: ['nics.dmz.model'],
    guest: (state) => nicOf(state, DMZ_MAC) === undefined,
    virsh: [['domiflist web', new RegExp(`dmz +e1000e +${DMZ_MAC}`)]],
  },
  {
    name: 'the model that it had',
    edit: (web) => (planNic(web, 'dmz').model = 'virtio'),
    impact: 'live',
    fields: ['nics.dmz.model'],
    guest: (state) => nicOf(state, DMZ_MAC)?.mtu === 1400,
  },
  {
    name: 'another MAC address, by plugging the NIC in anew',
    // The old address stays with the old MAC address until its lease ends.
    edit: (web) => Object.assign(planNic(web, 'dmz'), { mac: OTHER_MAC, ipv4: '10.94.2.25' }),
    impact: 'live',
    fields: ['nics.dmz.mac'],
    guest: (state) =>
      nicOf(state, OTHER_MAC)?.ip4.includes('10.94.2.25/24') === true && nicOf(state, DMZ_MAC) === undefined,
  },
  {
    name: 'a NIC detached',
    edit: (web) => (web.nics = web.nics.filter(({ name }) => name !== 'dmz')),
    impact: 'live',
    fields: [`nics.${OTHER_MAC}`],
    guest: (state) => Object.keys(state.nics).length === 1,
  },
];
