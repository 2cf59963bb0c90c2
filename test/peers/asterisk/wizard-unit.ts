import { expandWizard, type UnitObject } from '../../../server/src/dialects/asterisk/judge';
import { type RandomSection, sectionsText } from './sections';

const TRANSPORT: UnitObject = {
  type: 'transport',
  id: 'x1',
  settings: [
    { name: 'type', value: 'transport' },
    { name: 'bind', value: '127.0.0.1:5060' },
  ],
};

/** The files of wizards beside one transport, and all objects that they come to. */
export function wizardUnit(wizards: readonly RandomSection[]): {
  objects: UnitObject[];
  files: Record<string, string>;
} {
  const made = wizards.flatMap(({ id, settings }) =>
    expandWizard(id, settings).objects.map((object) => ({ ...object, fromWizard: true })),
  );
  return {
    objects: [TRANSPORT, ...made],
    files: { 'pjsip.conf': sectionsText([TRANSPORT]), 'pjsip_wizard.conf': sectionsText(wizards) },
  };
}
