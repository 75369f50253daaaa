import type { LibvirtHost } from '../../libvirt';

/**
 * A host that is looked at by `looking`, a connection on which libvirt allows no change. The few questions that libvirt answers
 * only to those who may change things go to `asking`: what QEMU offers, what guests say of themselves, and a new look into the
 * folders of pools. Nothing else of that connection can be reached, so whatever reads the host through this cannot change it.
 */
export function lookingHost(looking: LibvirtHost, asking: LibvirtHost | undefined): LibvirtHost {
  if (asking === undefined) return looking;
  return {
    uri: looking.uri,
    // Readers leave questions out where this is set; here all of them have an answer.
    readOnly: false,
    domains: {
      ...looking.domains,
      interfaceAddresses: (domain, source) =>
        (source === 'agent' ? asking : looking).domains.interfaceAddresses(domain, source),
      agentCommand: (...words) => asking.domains.agentCommand(...words),
    },
    networks: looking.networks,
    pools: { ...looking.pools, refresh: (pool) => asking.pools.refresh(pool) },
    volumes: looking.volumes,
    node: { ...looking.node, domainCapabilitiesXml: (query) => asking.node.domainCapabilitiesXml(query) },
    events: (options) => looking.events(options),
    close: async () => {
      await Promise.all([looking.close(), asking.close()]);
    },
  };
}
