import { expect, it } from '@jest/globals';
import { placeFirmwareVariables } from '../../../../host-agent/executor/steps/firmware-variables';
import { readDomain, type DomainDefinition } from '../../../../host-agent/libvirt';
import { firmwareVariablesPath } from '../../../../lib/describe';
import { findMachine, labPlan } from '../lab';
import { machinesOnly } from '../plans';

const usual = findMachine(labPlan(machinesOnly({ firmware: 'uefi' })), 'web');
const secure = { ...usual, secureBoot: true };

function definition(secureBoot: boolean, path: string): DomainDefinition {
  const enabled = secureBoot ? 'yes' : 'no';
  return readDomain(`<domain type='qemu'><name>web</name><uuid>${usual.uuid}</uuid>
    <memory>1024</memory><vcpu>1</vcpu>
    <os firmware='efi'><type arch='x86_64' machine='q35'>hvm</type>
      <firmware><feature enabled='${enabled}' name='secure-boot'/><feature enabled='${enabled}' name='enrolled-keys'/></firmware>
      <nvram>${path}</nvram></os></domain>`);
}

it.each([
  ['on', usual, secure],
  ['off', secure, usual],
] as const)('turning Secure Boot %s never takes the variables of the other way', async (_, from, to) => {
  const before = definition(from.secureBoot, firmwareVariablesPath(from));
  const path = firmwareVariablesPath(to);
  expect(path).not.toBe(firmwareVariablesPath(from));
  expect(await placeFirmwareVariables(to, { stored: before })).toBe(path);
  expect(await placeFirmwareVariables(to, { stored: before, running: before })).toBe(path);
});

it('a machine that runs stays with the file that it has open', async () => {
  const running = definition(true, '/theirs/web_VARS.fd');
  expect(await placeFirmwareVariables(secure, { stored: running, running })).toBe('/theirs/web_VARS.fd');
});
