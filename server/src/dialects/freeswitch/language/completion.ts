import type { Position } from '../../../text/range';
import type { Completions } from '../../language';
import type { FreeSwitchFile } from './freeswitch-file';

/** What could stand at a position. */
export function completeAt(_file: FreeSwitchFile, _position: Position): Completions | undefined {
  return undefined;
}
