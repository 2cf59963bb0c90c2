import { type Call, type Handlers, itemOf, type JsonObject, ok } from '../call';
import { list } from '../paging';
import type { Account } from '../state/account';
import { rfc2822Dates } from './dates';

const subresources = {
  incoming_phone_numbers: 'IncomingPhoneNumbers',
  outgoing_caller_ids: 'OutgoingCallerIds',
  sip: 'SIP',
  keys: 'Keys',
};

/** The auth token is left out of what an API key is shown; here nobody is shown one. */
function bodyOf(account: Account): JsonObject {
  const { sid, friendly_name, owner_account_sid, status, type } = account;
  const uri = `/2010-04-01/Accounts/${sid}`;
  const uris = Object.entries(subresources).map(([name, part]) => [name, `${uri}/${part}.json`] as const);
  return {
    ...{ sid, friendly_name, owner_account_sid, status, type, auth_token: null },
    ...rfc2822Dates(account),
    uri: `${uri}.json`,
    subresource_uris: Object.fromEntries(uris),
  };
}

/** The key's account and its subaccounts. */
function visible({ world, key }: Call): Account[] {
  return world.accounts.filter(
    ({ sid, owner_account_sid }) => sid === key.accountSid || owner_account_sid === key.accountSid,
  );
}

export const accounts: Handlers = {
  ListAccount(call) {
    const name = call.query.get('FriendlyName');
    const status = call.query.get('Status');
    const found = visible(call).filter(
      (account) =>
        (name === null || account.friendly_name === name) && (status === null || account.status === status),
    );
    return list(call, 'accounts', found, bodyOf);
  },

  FetchAccount: (call) => ok(bodyOf(itemOf(visible(call), call))),
};
