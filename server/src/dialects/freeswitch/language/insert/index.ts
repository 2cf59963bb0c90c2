import type { Position } from '../../../../text/range';
import type { Insertion, NewService } from '../../../language';
import { Profile } from '../../objects/profile';
import type { FreeSwitchFile } from '../freeswitch-file';
import { gatewayLines } from './gateway';
import { insertionPoint } from './point';
import { styleOf } from './style';

/** A gateway for a SIP Domain or trunk behind the one that the caret is in. */
export function insertionAt(file: FreeSwitchFile, position: Position, service: NewService): Insertion {
  const style = styleOf(file);
  const point = insertionPoint(file, position, style);
  if ('problem' in point) return point;
  const profile = point.profile && new Profile(point.profile);
  if (service.secure && profile && profile.hasTls === false)
    return {
      problem: `${service.service.name} demands TLS, which the profile ${profile.name} does not speak, so that FreeSWITCH would drop the gateway: set tls="true" in its settings, with a certificate, first.`,
    };
  return { position: point.position, snippet: point.around(gatewayLines(file, service, style)) };
}
