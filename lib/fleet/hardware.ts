import type { IConstruct } from 'constructs';
import { checkedOrDefault, field } from './arguments';
import type { MachineProps } from './machine-props';

/** What kind of computer a machine is. */
export interface Hardware {
  readonly cpuModel: string;
  readonly machineType: 'q35' | 'pc' | 'virt';
  readonly architecture: 'x86_64' | 'aarch64';
  readonly firmware: 'bios' | 'uefi';
  readonly secureBoot: boolean;
  readonly tpm: boolean;
}

/** @throws ConstructError when an argument is none that a plan can hold; what goes with what is checked at synthesis. */
export function hardwareFromProps(at: IConstruct, props: MachineProps): Hardware {
  const fields = field.machine;
  const architecture = checkedOrDefault(
    at,
    'architecture',
    fields.architecture,
    props.architecture,
    'x86_64',
  );
  const isX86 = architecture === 'x86_64';
  const secureBoot = checkedOrDefault(at, 'secureBoot', fields.secureBoot, props.secureBoot, false);
  const machineType = isX86 ? 'q35' : 'virt';
  const firmware = isX86 && !secureBoot ? 'bios' : 'uefi';
  return {
    cpuModel: checkedOrDefault(at, 'cpuModel', fields.cpuModel, props.cpuModel, 'auto'),
    architecture,
    machineType: checkedOrDefault(at, 'machineType', fields.machineType, props.machineType, machineType),
    firmware: checkedOrDefault(at, 'firmware', fields.firmware, props.firmware, firmware),
    secureBoot,
    tpm: checkedOrDefault(at, 'tpm', fields.tpm, props.tpm, false),
  };
}
