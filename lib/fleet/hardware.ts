import type { IConstruct } from 'constructs';
import { checkedArgument, field } from './arguments';
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
  const architecture = checkedArgument(
    at,
    'architecture',
    fields.architecture,
    props.architecture ?? 'x86_64',
  );
  const isX86 = architecture === 'x86_64';
  const secureBoot = checkedArgument(at, 'secureBoot', fields.secureBoot, props.secureBoot ?? false);
  const machineType = props.machineType ?? (isX86 ? 'q35' : 'virt');
  const firmware = props.firmware ?? (isX86 && !secureBoot ? 'bios' : 'uefi');
  return {
    cpuModel: checkedArgument(at, 'cpuModel', fields.cpuModel, props.cpuModel ?? 'auto'),
    architecture,
    machineType: checkedArgument(at, 'machineType', fields.machineType, machineType),
    firmware: checkedArgument(at, 'firmware', fields.firmware, firmware),
    secureBoot,
    tpm: checkedArgument(at, 'tpm', fields.tpm, props.tpm ?? false),
  };
}
