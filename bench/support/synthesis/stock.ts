import { LibvirtProvider } from '@cdktf/provider-libvirt/lib/provider';
import { App, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import { terraformObjectsOf } from '../../../lib/synth/terraform/document';
import { addElement, type TerraformObject } from '../../../lib/synth/terraform/objects';
import { outputsOf, type TerraformOutputValue } from '../../../lib/synth/terraform/outputs';
import type { Plan } from '../../../lib/plan';
import { BENCH_HOST } from '../fleet';

/** What a program for stock cdktf puts into its stack, ready to be handed to the constructs. */
export interface StockProgram {
  readonly objects: readonly TerraformObject[];
  readonly outputs: readonly TerraformOutputValue[];
}

/**
 * The resources that our synthesis makes of `plan`. References in them are written out, which spares stock cdktf the tokens that a
 * program of its own would make of them.
 */
export function stockProgramOf(plan: Plan): StockProgram {
  return { objects: terraformObjectsOf(plan), outputs: outputsOf(plan) };
}

/** Runs the program: generated constructs of `@cdktf/provider-libvirt` in a plain stack, and cdktf's own synthesis into `outdir`. */
export function synthesizeStock({ objects, outputs }: StockProgram, outdir: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, BENCH_HOST);
  new LocalBackend(stack, { path: `../../../terraform.${BENCH_HOST}.tfstate` });
  new LibvirtProvider(stack, 'libvirt', { uri: 'qemu:///system' });
  for (const object of objects) addElement(stack, object);
  for (const { id, ...config } of outputs) {
    new TerraformOutput(stack, `output.${id}`, config).overrideLogicalId(id);
  }
  app.synth();
}
