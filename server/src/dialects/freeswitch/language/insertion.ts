import type { Position } from '../../../text/range';
import type { Insertion, NewService } from '../../language';
import type { FreeSwitchFile } from './freeswitch-file';

/** The configuration of a service behind the object that the position is in. */
export function insertionAt(_file: FreeSwitchFile, _position: Position, _service: NewService): Insertion {
  return { problem: 'Nothing can be inserted into a FreeSWITCH file yet: add a <gateway> by hand.' };
}
