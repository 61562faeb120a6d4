import type { Ailment } from './ailment';
import { checkConfig } from './checks/check-config';
import { checkHistory } from './checks/check-history';
import { checkHost } from './checks/check-host';
import { checkInputs } from './checks/check-inputs';
import { checkPackages } from './checks/check-packages';
import { checkPrograms } from './checks/check-programs';
import { checkReach } from './checks/check-reach';
import { checkSoundness } from './checks/check-soundness';
import { checkStore } from './checks/check-store';
import { checkTargets } from './checks/check-targets';
import { checkTrackedFiles } from './checks/check-tracked-files';
import type { Facts } from './facts';

/** Everything that is wrong, in the order in which it is worth mending. Pure. */
export function examine({ host, config, history, store, graph }: Facts): readonly Ailment[] {
  return [
    ...checkHost(host),
    ...checkConfig(config, graph),
    ...(graph === null ? [] : checkPrograms(graph.hooks)),
    ...(graph === null ? [] : checkPackages(graph.hooks, host)),
    ...(graph === null ? [] : checkTargets(graph.projects)),
    ...checkTrackedFiles(history.git),
    ...(graph === null ? [] : checkInputs(graph.hooks)),
    ...(graph === null ? [] : checkSoundness(graph.hooks)),
    ...(graph === null ? [] : checkReach(graph)),
    ...checkHistory(history),
    ...checkStore(store, history.git),
  ];
}
