import type { Credential, CredentialUse } from '../../sip/model';
import { Secret } from '../../sip/secret';
import { isExampleFile } from './example-files';
import type { GroupValues, Value } from './group-values';

/** User and password of a group; undefined where it has neither. */
export function credentialOf(values: GroupValues): Credential | undefined {
  const username = values.value('auth-username', 'username') ?? userOfUri(values);
  const password = blankOfExample(values.value('password'));
  if (!username && !password) return undefined;
  const { value, at, origin } = password ?? {};
  return {
    ...values.base,
    kind: 'credential',
    passwordForm: password ? 'plain' : 'none',
    ...(username ? { username } : {}),
    ...(password && origin
      ? {
          password: {
            text: '',
            origin,
            ...(at ? { at } : {}),
            ...(value === undefined ? {} : { value: new Secret(value) }),
          },
        }
      : {}),
  };
}

/** `alice@acme.sip.twilio.com` and a password beside it. */
function userOfUri(values: GroupValues): Value {
  const uri = values.setting('password') && values.value('address-of-record', 'uri', 'host');
  const user = uri?.value === undefined ? undefined : /^(?:sips?:)?([^@:;\s]+)@/i.exec(uri.value)?.[1];
  if (user === undefined || uri?.value === undefined) return undefined;
  const from = uri.value.indexOf(user);
  const at = uri.at?.slice(from, from + user.length);
  return { value: user, text: user, origin: uri.origin, ...(at ? { at } : {}) };
}

/** `SIP_PASSWORD=password`, or anything in `.env.example`: nobody's secret. */
function blankOfExample(password: Value): Value {
  if (password?.value === undefined) return password;
  const { text, at, value } = password;
  if (!EXAMPLE_PASSWORD.test(value) && !(at && isExampleFile(at.uri))) return password;
  return { text, origin: 'placeholder', ...(at ? { at } : {}) };
}

const EXAMPLE_PASSWORD =
  /^(?:(?:my|the|a|some|sip|trunk|twilio|super|strong|secure|example|sample|dummy|fake|real|test)[_-]?)*(?:password|passwd)(?:[_-]?here)?$/i;

export function authenticationWith(credential: Credential | undefined, name: string): CredentialUse {
  if (!credential) return { credentials: [], complete: false, references: [] };
  const isWhole = credential.username !== undefined && credential.password !== undefined;
  return {
    credentials: [credential],
    complete: isWhole,
    references: [{ text: name, value: name, origin: 'derived' }],
  };
}
