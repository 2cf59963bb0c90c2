import type { Credential } from '../../../sip/model';
import { Secret } from '../../../sip/secret';
import type { PjsipObject } from '../objects/pjsip-object';

function passwordForm(object: PjsipObject): Credential['passwordForm'] {
  if (object.has('md5_cred') || object.has('password_digest')) return 'digest';
  return object.has('password') ? 'plain' : 'none';
}

/** An `auth` section. */
export function credentialOf(object: PjsipObject): Credential {
  const username = object.text('username');
  const realm = object.text('realm');
  const password = object.value('password', (text) => new Secret(text));
  return {
    kind: 'credential',
    name: object.name,
    at: object.at,
    userAgent: 'asterisk',
    passwordForm: passwordForm(object),
    ...(username ? { username } : {}),
    // the text of a password must not travel with its place
    ...(password ? { password: { ...password, text: '' } } : {}),
    ...(realm ? { realm } : {}),
  };
}
