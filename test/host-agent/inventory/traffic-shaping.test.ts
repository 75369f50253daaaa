import { describe, expect, it } from '@jest/globals';
import { createInventoryCache } from '../../../host-agent/inventory';
import { trafficShapingOf } from '../../../host-agent/inventory/traffic-shaping';

const NET = 'kernel/net/sched';
const ALL = ['sch_htb', 'sch_sfq', 'sch_ingress', 'cls_fw', 'cls_u32', 'act_police'];
const FUNCTIONS = [
  'htb_enqueue',
  'sfq_enqueue',
  'ingress_init',
  'fw_classify',
  'u32_classify',
  'tcf_police_init',
];

const machineWith = (files: Readonly<Record<string, string>>) => ({
  readFile: async (path: string) => ({ '/proc/sys/kernel/osrelease': '6.1.0-9-amd64\n', ...files })[path],
  canReadAndWrite: async () => false,
});
const modules = (files: { readonly builtIn?: string; readonly loadable?: string }) =>
  machineWith({
    '/lib/modules/6.1.0-9-amd64/modules.builtin': files.builtIn ?? '',
    '/lib/modules/6.1.0-9-amd64/modules.dep': files.loadable ?? '',
  });
const symbols = (names: readonly string[]) =>
  machineWith({ '/proc/kallsyms': names.map((name) => `0000000000000000 t ${name}\n`).join('') });

const askOf = (environment: ReturnType<typeof machineWith> | undefined) =>
  trafficShapingOf(environment, createInventoryCache());

describe('trafficShapingOf', () => {
  it.each([
    ['all are modules', modules({ loadable: ALL.map((name) => `${NET}/${name}.ko: x.ko\n`).join('') })],
    ['modules are compressed', modules({ loadable: ALL.map((name) => `${NET}/${name}.ko.xz:\n`).join('') })],
    [
      'some are built in',
      modules({
        builtIn: ALL.slice(0, 3)
          .map((name) => `${NET}/${name}.ko\n`)
          .join(''),
        loadable: ALL.slice(3)
          .map((name) => `${NET}/${name}.ko.zst:\n`)
          .join(''),
      }),
    ],
    ['a kernel without modules has them', symbols(FUNCTIONS)],
    ['the compiler has split functions', symbols(FUNCTIONS.map((name) => `${name}.cold`))],
    [
      'they are loaded',
      machineWith({ '/proc/modules': ALL.map((name) => `${name} 28672 1 - Live 0x0\n`).join('') }),
    ],
  ])('is usable where %s', async (_, environment) => {
    expect(await askOf(environment)).toMatchObject({ usable: true });
  });

  it.each([
    [
      'modules',
      modules({
        loadable: ALL.filter((name) => name !== 'sch_sfq')
          .map((name) => `${NET}/${name}.ko:\n`)
          .join(''),
      }),
      ['the kernel has no sch_sfq'],
    ],
    [
      'symbols',
      symbols(['htb_enqueue', 'ingress_init', 'u32_classify', 'my_sfq_enqueue', 'fw_classify']),
      ['the kernel has no sch_sfq', 'the kernel has no act_police'],
    ],
  ])('is not usable where the %s lack something, and says what', async (_, environment, reasons) => {
    expect(await askOf(environment)).toEqual({ usable: false, reasons });
  });

  it.each([
    ['the host is another machine', undefined],
    ['nothing of the kernel can be read', machineWith({})],
    ['the kernel shows no symbols', machineWith({ '/proc/kallsyms': '' })],
  ])('cannot be told where %s', async (_, environment) => {
    const facts = await askOf(environment);
    expect(facts).not.toHaveProperty('usable');
    expect(facts.reasons).toHaveLength(1);
  });

  it('looks again when a module has come', async () => {
    const cache = createInventoryCache();
    expect(await trafficShapingOf(modules({}), cache)).toMatchObject({ usable: false });
    const loadable = ALL.map((name) => `${NET}/${name}.ko:\n`).join('');
    expect(await trafficShapingOf(modules({ loadable }), cache)).toMatchObject({ usable: true });
  });
});
