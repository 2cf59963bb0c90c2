import { type Call, created, type Handlers, itemOf, type JsonObject, noContent, ok, remove } from '../call';
import { invalid } from '../error';
import { list } from '../paging';
import type { Credential, CredentialList } from '../state/resources';
import { rfc2822Dates } from './dates';
import { assign, Form } from './form';

const mostLists = 100;
const mostCredentials = 1000;

function uriOf({ account }: Call, sid: string): string {
  return `/2010-04-01/Accounts/${account.sid}/SIP/CredentialLists/${sid}`;
}

function listBody(call: Call, item: CredentialList): JsonObject {
  const { sid, friendly_name } = item;
  const uri = uriOf(call, sid);
  return {
    sid,
    account_sid: call.account.sid,
    friendly_name,
    ...rfc2822Dates(item),
    uri: `${uri}.json`,
    subresource_uris: { credentials: `${uri}/Credentials.json` },
  };
}

/** Without the password: Twilio never gives one away. */
function credentialBody(call: Call, owner: CredentialList, credential: Credential): JsonObject {
  const { sid, username } = credential;
  return {
    sid,
    account_sid: call.account.sid,
    credential_list_sid: owner.sid,
    username,
    ...rfc2822Dates(credential),
    uri: `${uriOf(call, owner.sid)}/Credentials/${sid}.json`,
  };
}

function uniqueName({ region }: Call, form: Form, own?: CredentialList): string {
  const name = form.needed('FriendlyName');
  if (name.length > 64) throw invalid(21240, 'FriendlyName is longer than 64 characters');
  if (region.credentialLists.some((each) => each !== own && each.friendly_name === name))
    throw invalid(21240, `A Credential List named ${name} already exists`);
  return name;
}

/** https://www.twilio.com/docs/voice/sip/api/sip-credential-resource */
function strongPassword(form: Form): string {
  const password = form.needed('Password');
  const isStrong =
    password.length >= 12 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password);
  if (!isStrong) throw invalid(21240, 'Password must have at least 12 characters, mixed case and one digit');
  return password;
}

function isMapped({ region }: Call, sid: string): boolean {
  return (
    region.trunks.some(({ credentialLists }) => credentialLists.includes(sid)) ||
    region.domains.some(({ calls, registrations }) =>
      [...calls.credentialLists, ...registrations.credentialLists].includes(sid),
    )
  );
}

const ownerOf = (call: Call) => itemOf(call.region.credentialLists, call, 'CredentialListSid');

export const credentialLists: Handlers = {
  ListSipCredentialList: (call) =>
    list(call, 'credential_lists', call.region.credentialLists, (item) => listBody(call, item)),

  FetchSipCredentialList: (call) => ok(listBody(call, itemOf(call.region.credentialLists, call))),

  CreateSipCredentialList(call) {
    const friendly_name = uniqueName(call, new Form(call.form, 21240));
    if (call.region.credentialLists.length >= mostLists)
      throw invalid(21239, 'Maximum Credential Lists reached');
    const item: CredentialList = { ...call.world.stamp('CL'), friendly_name, credentials: [] };
    call.region.credentialLists.push(item);
    return created(listBody(call, item));
  },

  UpdateSipCredentialList(call) {
    const item = itemOf(call.region.credentialLists, call);
    assign(item, { friendly_name: uniqueName(call, new Form(call.form, 21240), item) });
    return ok(listBody(call, item));
  },

  DeleteSipCredentialList(call) {
    const item = itemOf(call.region.credentialLists, call);
    if (isMapped(call, item.sid))
      throw invalid(21241, 'Credential List is still mapped to a domain or trunk');
    return remove(call.region.credentialLists, item);
  },

  ListSipCredential(call) {
    const owner = ownerOf(call);
    return list(call, 'credentials', owner.credentials, (each) => credentialBody(call, owner, each));
  },

  FetchSipCredential(call) {
    const owner = ownerOf(call);
    return ok(credentialBody(call, owner, itemOf(owner.credentials, call)));
  },

  CreateSipCredential(call) {
    const owner = ownerOf(call);
    const form = new Form(call.form, 21240);
    const username = form.needed('Username');
    if (username.length > 32) throw invalid(21240, 'Username is longer than 32 characters');
    if (owner.credentials.some((each) => each.username === username))
      throw invalid(21240, `Username ${username} already exists in this list`);
    const password = strongPassword(form);
    if (owner.credentials.length >= mostCredentials) throw invalid(21242, 'Maximum credentials reached');
    const credential = { ...call.world.stamp('CR'), username, password };
    owner.credentials.push(credential);
    return created(credentialBody(call, owner, credential));
  },

  UpdateSipCredential(call) {
    const owner = ownerOf(call);
    const credential = itemOf(owner.credentials, call);
    assign(credential, { password: strongPassword(new Form(call.form, 21240)) });
    return ok(credentialBody(call, owner, credential));
  },

  DeleteSipCredential(call) {
    const { credentials } = ownerOf(call);
    remove(credentials, itemOf(credentials, call));
    return noContent;
  },
};
