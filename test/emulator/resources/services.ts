import type { Call } from '../call';
import { invalid } from '../error';
import type { Mappings } from '../state/resources';

/** What is mapped for calls, in Twilio's words. Nothing at all: no traffic is taken. */
export function authTypes({ credentialLists, ipAccessControlLists }: Mappings): string[] {
  return [
    ...(ipAccessControlLists.length > 0 ? ['IP_ACL'] : []),
    ...(credentialLists.length > 0 ? ['CREDENTIAL_LIST'] : []),
  ];
}

interface NameRules {
  /** With the dot. */
  readonly suffix: string;
  /** Error codes. */
  readonly malformed: number;
  readonly taken: number;
}

/**
 * A name that may be given to a SIP Domain or trunk of this account and region. Names are unique over all
 * accounts; the same account may have one in several regions. A name with a dot belongs below a domain of
 * the account (https://www.twilio.com/docs/voice/api/sending-sip).
 */
export function uniqueDomainName(call: Call, name: string, { suffix, malformed, taken }: NameRules): string {
  const wanted = name.toLowerCase();
  const labels = wanted.endsWith(suffix) ? wanted.slice(0, -suffix.length).split('.') : [];
  if (labels.length === 0 || !labels.every((label) => /^[a-z0-9-]{1,63}$/.test(label)))
    throw invalid(
      malformed,
      `Domain name must have letters, digits and dashes and end with ${suffix.slice(1)}`,
    );
  const reserved = labels.at(-1) ?? '';
  if (/^ac[0-9a-f]{32}$/.test(reserved) && reserved !== call.account.sid.toLowerCase())
    throw invalid(malformed, 'Domain name is the SID of another account');
  const isTaken = call.world
    .owners(name)
    .some(({ account, region }) => account !== call.account || region === call.region);
  if (isTaken) throw invalid(taken, 'Domain name is already in use');
  const [, ...parent] = labels;
  if (
    parent.length > 0 &&
    !call.world.owners(parent.join('.') + suffix).some(({ account }) => isOwn(call, account.sid))
  )
    throw invalid(malformed, 'Domain name is a sub-domain of a domain that this account does not own');
  return name;
}

function isOwn({ account }: Call, sid: string): boolean {
  return sid === account.sid || sid === account.owner_account_sid;
}
