import type { FileEdit } from '../../../text/range';
import type { ListKind, MappingUse } from '../../../twilio/account/authentication';
import type { AccountChange } from '../../../twilio/account/change';
import type { ServiceName } from '../../../twilio/account/snapshot';
import type { Fix } from '../../finding';
import { accountFix, type Target } from './account-fix';

/** One way to let somebody in. */
export interface Way {
  /** Begins with a verb: `map the credential list phones for calls`. */
  readonly words: string;
  readonly changes: readonly AccountChange[];
  readonly edits?: readonly FileEdit[];
}

/** The ways as fixes, the first one preferred. */
export function fixesOf(ways: readonly Way[]): Fix[] {
  return ways.flatMap(({ words, changes, edits }, index) =>
    accountFix(words, changes, { edits, preferred: index === 0 }),
  );
}

/** Has lists mapped to one service for one use. */
export class Mapper {
  constructor(
    readonly target: Target,
    private readonly service: ServiceName,
    private readonly use: MappingUse,
    private readonly list: ListKind,
  ) {}

  map(name: string): AccountChange {
    const { target, service, use, list } = this;
    return { ...target, kind: 'map-list', service, use, list, name };
  }

  /** To map a list that is there, and nothing else. */
  way(name: string): Way {
    const kind = this.list === 'credentialLists' ? 'credential list' : 'access control list';
    return { words: `map the ${kind} ${name} for ${this.use}`, changes: [this.map(name)] };
  }

  create(name: string): AccountChange {
    return { ...this.target, kind: 'create-list', list: this.list, name };
  }

  /** The name of the service, with a number where one of the lists has it. */
  newName(lists: readonly { readonly name: string }[]): string {
    const taken = new Set(lists.map(({ name }) => name));
    let candidate = this.service.name;
    for (let number = 2; taken.has(candidate); number++) candidate = `${this.service.name}-${number}`;
    return candidate;
  }
}
