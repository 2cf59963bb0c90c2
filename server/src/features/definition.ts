import type { Location, Position } from 'vscode-languageserver';
import type { Target } from '../dialects/language';
import type { Place } from '../text/place';
import type { AccountSnapshot } from '../twilio/account/snapshot';
import { type FeatureContext, languageOf, namesOf } from './context';
import { distinct } from './locations';

/** Where what stands at the position is defined: a section, a file, a line of the registry. */
export function definition(context: FeatureContext, uri: string, position: Position): Location[] | undefined {
  const target = languageOf(context, uri)?.locate(position)?.target;
  if (!target) return undefined;
  const found = definitionsOf(context, uri, target);
  return found.length === 0 ? undefined : found;
}

export function definitionsOf(context: FeatureContext, uri: string, target: Target): Location[] {
  switch (target.kind) {
    case 'objects': {
      const unit = context.workspace.unitOf(uri);
      if (!unit) return [];
      const names = namesOf(context, unit);
      return distinct(target.keys.flatMap((key) => names.definitions(key).map(({ at }) => at)));
    }
    case 'local':
      return distinct(target.definitions());
    default:
      return distinct(registryPlaces(context.accountFor(uri), target));
  }
}

/** The lines of the registry file that say what a host or user name is. */
function registryPlaces(
  account: AccountSnapshot,
  target: Extract<Target, { kind: 'twilio-host' | 'twilio-username' }>,
): Place[] {
  if (target.kind === 'twilio-username') {
    const found = account.findUsername(target.username);
    if (found.state !== 'loaded') return [];
    return found.value.flatMap(({ list }) =>
      list.usernames.items.flatMap(({ text, at }) => (text === target.username && at ? [at] : [])),
    );
  }
  const { host } = target;
  if (host.kind !== 'service') return [];
  const found = account.find({ product: host.product, name: host.name.text });
  return found.state === 'loaded' ? found.value.flatMap(({ item }) => item.at ?? []) : [];
}
