import { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';
import { Host } from '../../fleet';

/** A host, and everything that stands on it, in the order in which it was made. */
export interface WalkedHost {
  readonly host: Host;
  readonly constructs: readonly IConstruct[];
  /** Those of them that cdktf itself knows: backends, providers, resources, outputs; hardly ever any. */
  readonly elements: readonly IConstruct[];
}

/** Everything below a construct, itself included, in the order in which it was made. */
export interface WalkedTree {
  readonly constructs: readonly IConstruct[];
  readonly hosts: readonly WalkedHost[];
}

/**
 * Walks the tree once for all who want something of it: each list of children is a copy that `constructs` makes. `enter` may change what
 * stands below a host before it is walked.
 */
export function walk(root: IConstruct, enter: (host: Host) => void): WalkedTree {
  const constructs: IConstruct[] = [];
  const hosts: { host: Host; first: number; end: number }[] = [];
  const visit = (construct: IConstruct): void => {
    constructs.push(construct);
    if (!(construct instanceof Host)) {
      for (const child of construct.node.children) visit(child);
      return;
    }
    enter(construct);
    const place = { host: construct, first: constructs.length, end: constructs.length };
    hosts.push(place);
    for (const child of construct.node.children) visit(child);
    place.end = constructs.length;
  };
  visit(root);
  return {
    constructs,
    hosts: hosts.map(({ host, first, end }) => {
      const onHost = constructs.slice(first, end);
      return { host, constructs: onHost, elements: onHost.filter(isElement) };
    }),
  };
}

const isElement = (construct: IConstruct): boolean => TerraformElement.isTerraformElement(construct);
