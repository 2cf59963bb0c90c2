import { isTwilioTarget } from '../../rules/hosts';
import type { RuleContext } from '../../rules/rule';
import { pbxAddress } from '../../rules/twilio/account/pbx-address';
import type { CallsUse } from '../../rules/twilio/account/service-use';
import { sentUsernames } from '../../rules/twilio/account/usernames';
import { coverage, formatIpNetwork } from '../../sip/ip-network';
import { isE164 } from '../../sip/phone-number';
import {
  hasMapping,
  isUsernameMapped,
  lacksAuthentication,
  mappedAddresses,
} from '../../twilio/account/authentication';
import { hasOrigination, mayShowNumber, ownsNumber, trunkNumbers } from '../../twilio/account/calls';
import { absent, isKnownAs, type Known, loaded, unknown } from '../../twilio/account/known';
import { activeRegion, isSecure, registrationEnabled, statusOf } from '../../twilio/account/services';
import type { AccountSnapshot, ServiceName } from '../../twilio/account/snapshot';
import { globalHost } from '../../twilio/hosts';
import { doubtIn } from '../code-lens/doubt';
import type { Use } from '../code-lens/uses';
import { kindOf } from '../rename/new-name';
import type { Question } from './question';
import type { Target } from './target';

/** What one use needs of the service that it would use; `look.account` is that of the target when the move is done. */
export function questionsOf(use: Use, look: RuleContext, target: Target): Question[] {
  const { account } = look;
  const own =
    use.use === 'registrations' ? registrationQuestions(use, account) : callQuestions(use, look, target);
  return [...serviceQuestions(use.service, target.now), ...own, ...securityQuestions(use, look)];
}

function serviceQuestions(service: ServiceName, account: AccountSnapshot): Question[] {
  const hits = account.find(service);
  const isLinked = account.accounts.some(({ regions }) => regions.length > 0);
  const exists: Question = {
    title: `There is the ${kindOf(service.product)} ${service.name}`,
    answer: map(hits, () => true),
    rules: [
      'twilio/domain-not-found',
      'twilio/trunk-not-found',
      'twilio/wrong-product',
      'twilio/domain-in-other-account',
    ],
    lack: `No ${kindOf(service.product)} of the target has this name.`,
    ...(isLinked ? {} : { doubt: NOT_LINKED }),
  };
  if (hits.state === 'absent') return [exists];
  return [
    exists,
    {
      title: 'Its region is the active one',
      answer: map(activeRegion(account, service), (region) =>
        hits.state === 'loaded' ? hits.value.some((hit) => hit.region.id === region) : false,
      ),
      rules: ['twilio/inactive-region'],
      doubt: `Which region is active for ${globalHost(service.product, service.name)} was not read; a restricted key may not ask.`,
      lack: 'Another region is active for the name. Make this one active in the Console when you move.',
    },
    {
      title: 'Its account is active',
      answer: map(statusOf(account, service), (each) => each === 'active'),
      rules: ['twilio/account-inactive'],
    },
  ];
}

const NOT_LINKED =
  'Neither a connection nor a registry file speaks of this account and region: sign in to it to know what it has.';

function registrationQuestions(use: Use, account: AccountSnapshot): Question[] {
  const { service } = use;
  return [
    {
      title: 'It takes registrations',
      answer: registrationEnabled(account, service.name),
      rules: ['twilio/registration-disabled'],
      lack: 'Registration has to be on.',
    },
    {
      title: 'A credential list is mapped for registrations',
      answer: hasMapping(account, service, 'registrations', 'credentialLists'),
      rules: ['twilio/registration-list-missing'],
      lack: 'None is.',
    },
    ...usernameQuestions(use, account),
  ];
}

function usernameQuestions(use: Use, account: AccountSnapshot): Question[] {
  const rules = ['twilio/username-not-found', 'twilio/username-not-mapped'] as const;
  const sent = sentUsernames(use.element);
  if (sent === undefined)
    return [
      {
        title: `The user that is sent is in a list that is mapped for ${use.use}`,
        answer: unknown('partial'),
        rules,
        doubt: 'The user name is filled in later, or stands in a file that is out of sight.',
      },
    ];
  return sent.map(({ text }) => ({
    title: `The user ${text} is in a credential list that is mapped for ${use.use}`,
    user: text,
    answer: isUsernameMapped(account, use.service, use.use, text),
    rules,
    lack: holders(account, text),
  }));
}

/** Where the target has the user already. */
function holders(account: AccountSnapshot, username: string): string {
  const found = account.findUsername(username);
  if (found.state === 'loaded')
    return `The list ${found.value.map(({ list }) => list.name).join(' and ')} has the user and has to be mapped.`;
  return found.state === 'absent' ? 'No list of the target has the user.' : 'No mapped list has the user.';
}

function callQuestions(use: CallsUse, look: RuleContext, target: Target): Question[] {
  const { account } = look;
  const { service, element } = use;
  if (!element.outboundProxies.every(isTwilioTarget)) return [behindProxy];
  const asks = hasMapping(account, service, 'calls', 'credentialLists');
  const checks = hasMapping(account, service, 'calls', 'ipAccessControlLists');
  return [
    {
      title: 'Something lets calls in: a credential list or an access control list is mapped for calls',
      answer: map(lacksAuthentication(account, service), (lacks) => !lacks),
      rules: ['twilio/no-authentication', 'twilio/calls-list-missing'],
      lack: 'Nothing is mapped for calls.',
    },
    // without a list for calls Twilio asks nobody for a password
    ...(isKnownAs(asks, false) || asks.state === 'absent' ? [] : credentialQuestions(use, account)),
    ...(isKnownAs(checks, false) || checks.state === 'absent' ? [] : [addressQuestion(use, look)]),
    ...(service.product === 'trunk' ? trunkQuestions(use, account, target) : []),
  ];
}

const behindProxy: Question = {
  title: 'Its calls are let in',
  answer: unknown('partial'),
  rules: [],
  doubt:
    "They go through a proxy that is not Twilio's, which may have an address and credentials of its own.",
};

function credentialQuestions(use: CallsUse, account: AccountSnapshot): Question[] {
  if (use.element.authentication.references.length > 0) return usernameQuestions(use, account);
  return [
    {
      title: 'Credentials are sent with calls, as a credential list is mapped',
      answer: map(hasMapping(account, use.service, 'calls', 'credentialLists'), (asks) => !asks),
      rules: ['twilio/credentials-missing'],
    },
  ];
}

function addressQuestion(use: CallsUse, look: RuleContext): Question {
  const { networks } = pbxAddress(use.element, look);
  const { items, missing } = mappedAddresses(look.account, use.service);
  const allowed = items.map(({ network }) => network);
  const covered = networks.map((network) => coverage(allowed, network));
  const isIn = networks.length > 0 && covered.every((each) => each === 'all');
  const isOut = networks.length > 0 && missing === undefined && covered.includes('none');
  const where = networks.map(formatIpNetwork).join(' and ');
  return {
    title: `The address of the PBX${where === '' ? '' : `, ${where},`} is in a mapped access control list`,
    answer: isIn || isOut ? loaded(isIn, new Date(0)) : unknown(missing ?? 'partial'),
    rules: ['twilio/ip-not-allowed', 'twilio/ip-and-credentials'],
    ...(networks.length === 0
      ? { doubt: 'The public address of the PBX is not known: name it in sipLens.pbx.publicAddresses.' }
      : {}),
  };
}

function trunkQuestions(
  { element, service }: CallsUse,
  account: AccountSnapshot,
  target: Target,
): Question[] {
  const number = element.fromUser?.value;
  const shows =
    number !== undefined && isE164(number) ? [callerIdQuestion(number, service, account, target)] : [];
  const numbers = trunkNumbers(account, service.name);
  const isReached = numbers.state === 'loaded' && numbers.value.length > 0;
  return [
    ...shows,
    ...(isReached
      ? [
          {
            title: 'Calls to its numbers have a way to the PBX',
            answer: hasOrigination(account, service.name),
            rules: ['twilio/origination-missing', 'twilio/origination-mismatch'] as const,
          },
        ]
      : []),
  ];
}

function securityQuestions(use: Use, look: RuleContext): Question[] {
  const secure = isSecure(look.account, use.service);
  if (secure.state === 'absent') return [];
  const title = 'TLS and SRTP are used exactly where it wants them';
  const rules = ['twilio/secure-required', 'twilio/secure-refused'] as const;
  const doubt = isKnownAs(secure, true) ? doubtIn(use, look) : undefined;
  if (doubt === 'transport' || doubt === 'unseen-files')
    return [
      { title, rules, answer: unknown('partial'), doubt: 'What the configuration uses is not in sight.' },
    ];
  return [{ title, rules, answer: map(secure, () => true) }];
}

/** Accounts that belong together may show each other's numbers, and a number may be moved: what others have is open. */
function callerIdQuestion(
  number: string,
  service: ServiceName,
  account: AccountSnapshot,
  { whole }: Target,
): Question {
  const title = `Its account may show ${number} to those who are called`;
  const isElsewhere =
    whole !== account && [whole, whole.elsewhere].some((each) => each?.findNumber(number).state === 'loaded');
  const [only, ...others] = account.accounts;
  const isNew = account.find(service).state === 'absent' && only !== undefined && others.length === 0;
  const answer = isNew ? ownsNumber(account, only.sid, number) : mayShowNumber(account, service, number);
  if (isKnownAs(answer, false) && isElsewhere)
    return {
      title,
      answer: unknown('partial'),
      rules: [],
      doubt: `${number} is in another account or region: move it, or verify it as a caller id there.`,
    };
  return { title, answer, rules: ['twilio/caller-id-not-owned'] };
}

/** The numbers that come in over the old trunk have to come in over the new one. */
export function numberQuestion(from: ServiceName, to: ServiceName, { whole, moved }: Target): Question[] {
  if (to.product !== 'trunk' || to.name === from.name) return [];
  const old = trunkNumbers(whole, from.name);
  if (old.state !== 'loaded' || old.value.length === 0) return [];
  const names = old.value.map(({ number }) => number);
  return [
    {
      title: `It has the numbers of ${from.name}: ${names.join(', ')}`,
      answer: map(trunkNumbers(moved, to.name), (now) =>
        names.every((name) => now.some(({ number }) => number === name)),
      ),
      rules: [],
      lack: `A number belongs to one trunk, and these still come in over ${from.name}. Move them in the Console when you move.`,
    },
  ];
}

function map<T, R>(known: Known<T>, to: (value: T) => R): Known<R> {
  if (known.state === 'loaded') return loaded(to(known.value), known.at);
  return known.state === 'absent' ? absent(known.at) : unknown(known.reason);
}
