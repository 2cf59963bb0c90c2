import type { Fault, Setting } from '../verdict';
import { ownFaults } from './faults';
import {
  makeAor,
  makeAuths,
  makeEndpoint,
  makeIdentify,
  makePhoneprov,
  makeRegistrations,
  type WizardObject,
} from './objects';
import { WizardSection } from './section';

export type { WizardObject } from './objects';
export type { MadeSetting } from './section';

/** What a section of pjsip_wizard.conf comes to. The objects still have to be judged. */
export interface Expansion {
  readonly objects: readonly WizardObject[];
  /** `setting` and `others` are indexes into the wizard's own settings. */
  readonly faults: readonly Fault[];
}

/**
 * The objects that res_pjsip_config_wizard makes of one section of type `wizard`: each kind by itself, so that what is
 * wrong with one does not keep the others from being made.
 */
export function expandWizard(id: string, settings: readonly Setting[]): Expansion {
  const section = new WizardSection(id, settings);
  const kinds = [makeAuths, makeAor, makeEndpoint, makeIdentify, makePhoneprov, makeRegistrations].map(
    (make) => make(section),
  );
  return {
    objects: kinds.flatMap(({ objects }): readonly WizardObject[] => objects),
    faults: [...kinds.flatMap(({ faults }) => faults), ...ownFaults(section)],
  };
}
