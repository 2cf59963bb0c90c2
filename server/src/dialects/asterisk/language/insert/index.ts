import type { Position } from '../../../../text/range';
import type { Insertion, NewService } from '../../../language';
import type { AsteriskFile } from '../asterisk-file';
import { pjsipSections } from './pjsip';
import { insertionPoint } from './point';
import { chooseTransport } from './transport';
import { wizardSection } from './wizard';

/** The sections of a SIP Domain or trunk behind the one that the caret is in. */
export function insertionAt(file: AsteriskFile, position: Position, service: NewService): Insertion {
  const { dialect } = file.program;
  if (dialect !== 'asterisk-pjsip' && dialect !== 'asterisk-wizard')
    return {
      problem: 'Trunks and registrations stand in pjsip.conf or pjsip_wizard.conf: open one of these.',
    };
  const point = insertionPoint(file, position);
  if ('problem' in point) return point;
  const transport = chooseTransport(file, service.secure);
  if (dialect === 'asterisk-pjsip')
    return { position: point.position, snippet: point.around(pjsipSections(file, service, transport)) };
  if (transport.isNew)
    return {
      problem: `There is no ${transport.protocol.toUpperCase()} transport that the wizard could use: add one to pjsip.conf first.`,
    };
  return { position: point.position, snippet: point.around(wizardSection(file, service, transport)) };
}
