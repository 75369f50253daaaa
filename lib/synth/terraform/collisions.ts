import { TerraformDataSource, TerraformElement, TerraformOutput, TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Host } from '../../fleet';
import { SynthesisError } from '../problems';
import { ownElementsOf } from './own-elements';
import { TERRAFORM_ID } from './scope';

/**
 * Sees to it that nothing of the author's has the address of something that synthesis made: one of them would be missing from the
 * document, and nobody would notice.
 * @throws SynthesisError with every one that has.
 */
export function refuseCollisions(host: Host): void {
  const taken = new Set(ownElementsOf(host).map(addressOf));
  const problems = elementsOf(host).flatMap((element) => {
    const address = addressOf(element);
    if (address === undefined || !taken.has(address)) return [];
    return [
      {
        code: 'construct' as const,
        where: element.node.path,
        what: `is \`${address}\` in Terraform, and so is something that synthesis made`,
        advice: 'Give it another id, or another name by `overrideLogicalId`.',
      },
    ];
  });
  if (problems.length > 0) throw new SynthesisError(problems);
}

/** What the author put below `construct` for Terraform. */
function elementsOf(construct: IConstruct): readonly TerraformElement[] {
  const below = construct.node.children.filter(({ node }) => node.id !== TERRAFORM_ID).flatMap(elementsOf);
  return TerraformElement.isTerraformElement(construct) ? [construct, ...below] : below;
}

/** The name by which Terraform refers to it; none for what may be there several times. */
function addressOf(element: TerraformElement): string | undefined {
  if (TerraformResource.isTerraformResource(element)) {
    return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  return TerraformOutput.isTerraformOutput(element) ? `output.${element.friendlyUniqueId}` : undefined;
}
