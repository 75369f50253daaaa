/**
 * From the construct tree to documents; the only room of the library that writes.
 *
 *     constructs --complete--> host tree --identities, addresses--> plan --canonical bytes--> parsePlan (the reader's own checks)
 *         | lock file (in)                        | lock (out)        |
 *         +---------------------------------------+                   +--> Terraform objects --cdktf--> cdk.tf.json, manifest.json
 *
 * Everything is computed and checked first; files are written only when nothing is wrong.
 */
export { App, type AppProps } from './app';
export { plansOf, type HostPlan, type SynthesizedPlans } from './plan';
export { SynthesisError, type SynthesisProblem } from './problems';
