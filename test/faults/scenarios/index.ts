import type { FaultScenario } from '../types';
import { adoptImage } from './adopt-image';
import { changeNetwork } from './change-network';
import { createLab } from './create-lab';
import { deleteMachines } from './delete-machines';
import { growLive } from './grow-live';
import { replaceDisk } from './replace-disk';
import { rollRelease } from './roll-release';

/** All changes that are tried with a fault at every point. */
export const faultScenarios: readonly FaultScenario[] = [
  createLab,
  growLive,
  changeNetwork,
  replaceDisk,
  deleteMachines,
  adoptImage,
  rollRelease,
];
