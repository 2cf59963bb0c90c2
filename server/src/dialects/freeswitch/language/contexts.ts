import type { Place } from '../../../text/place';
import type { Located, Location } from '../../language';
import { ancestorOf, placeOf } from '../load/element';
import type { FreeSwitchFile } from './freeswitch-file';

/** A context of the dialplan: where it begins, and the profiles and gateways whose calls go there. */
export function contextLocated(file: FreeSwitchFile, name: string, { range }: Place): Located {
  return {
    range,
    target: {
      kind: 'local',
      definitions: () => definitionsOf(file, name).map(locationOf),
      references: () => usesOf(file, name).map(locationOf),
    },
  };
}

function definitionsOf({ unit }: FreeSwitchFile, name: string): Place[] {
  return unit.program.objects.flatMap(({ object }) => {
    const context = object.kind === 'extension' ? ancestorOf(object.element, 'context') : undefined;
    return context?.value('name') === name ? [placeOf(context, 'name')] : [];
  });
}

function usesOf({ unit }: FreeSwitchFile, name: string): Place[] {
  return unit.program.objects.flatMap(({ object }) => {
    if (object.kind !== 'profile' && object.kind !== 'gateway') return [];
    const params = object.params.all('context');
    return params.flatMap(({ value, valueAt }) => (value.value === name ? [valueAt] : []));
  });
}

function locationOf({ uri, range }: Place): Location {
  return { uri, range };
}
