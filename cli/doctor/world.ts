import { gitState } from '../../engine/system/git-state';
import { probeFolder } from '../../engine/system/probe-folder';
import { inferTargets } from './inferred-targets';

/** What the doctor asks of the world besides what every command does; tests hand in others. */
export interface DoctorWorld {
  readonly gitState: typeof gitState;
  readonly probeFolder: typeof probeFolder;
  readonly inferTargets: typeof inferTargets;
}

export const realWorld: DoctorWorld = { gitState, probeFolder, inferTargets };
