import type { HostEnvironment } from './acceleration';
import type { InventoryCache } from './cache';
import type { AbilityFacts } from './types';

/**
 * What libvirt asks of the kernel to limit a NIC (its virNetDevBandwidthSet): a class with a fair queue and a filter by mark for
 * what the guest receives, a policed ingress for what it sends. With each the kernel function that is there when it is built in.
 */
const NEEDED_MODULES = {
  sch_htb: 'htb_enqueue',
  sch_sfq: 'sfq_enqueue',
  sch_ingress: 'ingress_init',
  cls_fw: 'fw_classify',
  cls_u32: 'u32_classify',
  act_police: 'tcf_police_init',
} as const satisfies Readonly<Record<string, string>>;

/** Whether bandwidth can be limited here; without `environment` libvirt runs on another machine, and nobody can tell. */
export async function trafficShapingOf(
  environment: HostEnvironment | undefined,
  cache: InventoryCache,
): Promise<AbilityFacts> {
  if (environment === undefined) {
    return { reasons: ['the kernel of a remote host cannot be looked at from here'] };
  }
  const release = (await environment.readFile('/proc/sys/kernel/osrelease'))?.trim() ?? '';
  const [builtIn, loadable, loaded] = await Promise.all([
    environment.readFile(`/lib/modules/${release}/modules.builtin`),
    environment.readFile(`/lib/modules/${release}/modules.dep`),
    environment.readFile('/proc/modules'),
  ]);
  const basis = JSON.stringify([release, builtIn, loadable, loaded]);
  return cache.remember('traffic shaping', basis, async () => {
    const known = [builtIn, loadable, loaded].filter((text) => text !== undefined);
    const missing = Object.entries(NEEDED_MODULES).filter(
      ([name]) => !known.some((text) => moduleNamed(name).test(text)),
    );
    if (missing.length === 0) return { usable: true, reasons: ['the kernel has all that is needed'] };
    // With both lists all modules are known, and without a kernel's folder there are only those that are built in.
    if (builtIn !== undefined && loadable !== undefined) return lacking(missing.map(([name]) => name));
    return lookForFunctions(environment, missing);
  });
}

/** `kernel/net/sched/sch_htb.ko.xz: …` in the lists, `sch_htb 28672 …` in /proc/modules. */
function moduleNamed(name: string): RegExp {
  return new RegExp(`(^|/)${name}(\\.ko(\\.\\w+)?(:|$)| )`, 'm');
}

/** Reads megabytes, which is why its answer is kept. */
async function lookForFunctions(
  environment: HostEnvironment,
  modules: readonly (readonly [string, string])[],
): Promise<AbilityFacts> {
  const symbols = await environment.readFile('/proc/kallsyms');
  // Some kernels show no symbols to anybody.
  if (symbols === undefined || symbols === '') {
    return { reasons: ['neither the modules nor the symbols of the kernel can be read'] };
  }
  const missing = modules.filter(([, symbol]) => !new RegExp(` ${symbol}(\\.|\\s|$)`, 'm').test(symbols));
  return missing.length === 0
    ? { usable: true, reasons: ['the kernel has all that is needed'] }
    : lacking(missing.map(([name]) => name));
}

function lacking(modules: readonly string[]): AbilityFacts {
  return { usable: false, reasons: modules.map((name) => `the kernel has no ${name}`) };
}
