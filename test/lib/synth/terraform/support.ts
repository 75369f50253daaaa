import { Host, type HostProps } from 'fleetwright';
import { synthTerraform, testApp, type TerraformDocument } from 'fleetwright/testing';

/** The Terraform document of one host, as Terraform would read it. */
export function documentOf(build: (host: Host) => void, props?: HostProps): TerraformDocument {
  const host = new Host(testApp(), 'kvm-1', props);
  build(host);
  return synthTerraform(host);
}

/** One resource of a document; empty when there is none. */
export function resourceIn(document: TerraformDocument, type: string, id: string): object {
  return document.resource?.[type]?.[id] ?? {};
}
