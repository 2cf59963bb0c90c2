import type { Credential } from '../../../sip/model';
import { Secret } from '../../../sip/secret';
import type { Sourced } from '../../../sip/sourced';
import type { Place } from '../../../text/place';
import { placeOf, written } from '../load/element';
import type { DirectoryUser } from '../objects/directory';
import type { Gateway } from '../objects/gateway';
import { settle } from './element-home';

/** The text of a password must not travel with its place. */
function secret({ value, at, origin }: Sourced<string>): Sourced<Secret> {
  return {
    text: '',
    origin,
    ...(at ? { at } : {}),
    ...(value === undefined ? {} : { value: new Secret(value) }),
  };
}

function nameAt({ element }: Gateway | DirectoryUser, attribute: string): Place {
  return placeOf(element, attribute);
}

/** Words that people write for want of a password, where the provider knows them by their address. */
const FILLER = /^(?:not[-_ ]?(?:used|needed|required|applicable)|unused|fake|dummy|none|register:false)$/i;

function isFiller(password: string | undefined): boolean {
  return password !== undefined && FILLER.test(password);
}

/** What a gateway answers challenges with; undefined where it has nothing of its own. */
export function gatewayCredential(gateway: Gateway): Credential | undefined {
  const { params, name, element } = gateway;
  const username = params.given('auth-username') ?? params.given('username');
  const password = params.given('password');
  if (!username || !password) return undefined;
  if (gateway.registers === false && isFiller(password.value.value)) return undefined;
  const credential: Credential = {
    kind: 'credential',
    name,
    at: nameAt(gateway, 'name'),
    userAgent: 'freeswitch',
    passwordForm: 'plain',
    username: username.value,
    password: secret(password.value),
  };
  return settle(credential, element);
}

/** What a phone has to know that registers here. */
export function userCredential(user: DirectoryUser): Credential | undefined {
  if (user.isPointer) return undefined;
  const hash = user.param('a1-hash');
  const password = hash ? undefined : user.value('password');
  if (!hash && !password) return undefined;
  const username = written(user.element, 'id');
  const credential: Credential = {
    kind: 'credential',
    name: `${user.name}@${user.domainName ?? ''}`,
    at: nameAt(user, 'id'),
    userAgent: 'freeswitch',
    passwordForm: hash ? 'digest' : 'plain',
    ...(username ? { username } : {}),
    ...(password ? { password: secret(password) } : {}),
  };
  return settle(credential, user.element);
}
