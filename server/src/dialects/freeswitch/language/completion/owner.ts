import type { ParamOwner } from '../../schema';
import type { Around } from './caret';

/** Whose params stand in these elements, the innermost one first; undefined where nobody's do. */
export function ownerOf(around: readonly Around[]): ParamOwner | undefined {
  const [inner, outer, ...others] = around;
  switch (inner?.name) {
    case 'gateway':
    case 'subscription':
      return inner.name;
    case 'settings':
      return isProfile(outer, others) ? 'profile' : undefined;
    case 'global_settings':
      return 'global';
    case 'user':
    case 'group':
    case 'domain':
      return 'directory';
    case 'params':
      return outer && PARAMS_OF.has(outer.name) ? ownerOf([outer, ...others]) : undefined;
    default:
      return undefined;
  }
}

const PARAMS_OF: ReadonlySet<string> = new Set(['gateway', 'subscription', 'user', 'group', 'domain']);

/** Other modules have profiles with settings, too. */
function isProfile(outer: Around | undefined, others: readonly Around[]): boolean {
  if (outer?.name !== 'profile') return false;
  const configuration = others.find(({ name }) => name === 'configuration');
  return !configuration || configuration.value('name') === 'sofia.conf';
}
