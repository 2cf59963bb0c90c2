import type { Handlers } from '../call';
import { invalid } from '../error';
import type { Credential, CredentialList } from '../state/resources';
import { assign, type Form } from './form';
import { type EntryKind, listHandlers } from './named-lists';

/** https://www.twilio.com/docs/voice/sip/api/sip-credential-resource */
function strongPassword(form: Form): string {
  const password = form.needed('Password');
  const isStrong =
    password.length >= 12 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password);
  if (!isStrong)
    throw invalid(form.code, 'Password must have at least 12 characters, mixed case and one digit');
  return password;
}

/** A name that the list does not hold. */
function newUsername(form: Form, { credentials }: CredentialList): string {
  const username = form.needed('Username');
  if (username.length > 32) throw invalid(form.code, 'Username is longer than 32 characters');
  if (credentials.some((each) => each.username === username))
    throw invalid(form.code, `Username ${username} already exists in this list`);
  return username;
}

const credentials: EntryKind<CredentialList, Credential> = {
  name: 'Credential',
  plural: 'credentials',
  segment: 'Credentials',
  key: 'credentials',
  owner: 'credential_list_sid',
  most: 1000,
  full: 21242,
  of: (owner) => owner.credentials,
  /** Without the password: Twilio never gives one away. */
  shown: ({ username }) => ({ username }),
  make: (call, form, owner) => ({
    username: newUsername(form, owner),
    password: strongPassword(form),
    ...call.world.stamp('CR'),
  }),
  update: (credential, form) => assign(credential, { password: strongPassword(form) }),
};

export const credentialLists: Handlers = listHandlers({
  name: 'CredentialList',
  title: 'Credential List',
  key: 'credential_lists',
  most: 100,
  longestName: 64,
  codes: { invalid: 21240, full: 21239, mapped: 21241 },
  of: (region) => region.credentialLists,
  make: ({ world }, friendly_name) => ({ ...world.stamp('CL'), friendly_name, credentials: [] }),
  isMapped: ({ domains, trunks }, sid) =>
    [...trunks, ...domains.flatMap(({ calls, registrations }) => [calls, registrations])].some((mappings) =>
      mappings.credentialLists.includes(sid),
    ),
  entries: credentials,
});
