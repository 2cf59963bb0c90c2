import type { DialTarget } from '../../sip/model';
import { isEmergencyNumber, numberForm, toE164 } from '../../sip/phone-number';
import type { Sourced } from '../../sip/sourced';
import { facts } from '../facts';
import type { Fix } from '../finding';
import { productOf, twilioHostOf } from '../hosts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { partOf, rewrites } from '../text-fixes';
import { expressedNumber } from './dialled-expression';
import { type DialledNumber, dialledNumber } from './dialled-number';
import { dialling, TRUNK } from './examples';

/** Up to this length digits may be an emergency or service number, or a short code, which have no E.164 form. */
const LONGEST_SERVICE = 6;

export const notE164 = rule({
  id: 'twilio/not-e164',
  title: 'A number dialled to a trunk without + and country code',
  severity: 'error',
  twilioErrors: [32101],
  sipStatus: [400],
  on: 'dialTarget',
  docs: {
    why: 'A Twilio trunk takes the called number in E.164 form: `+`, country code, number. Anything else, a national number or one with `00` or `011`, is answered with 400 (32101). Put the missing part into the dial string: `PJSIP/+1${EXTEN}@twilio` for ten digits, `PJSIP/+${EXTEN}@twilio` where the country code is dialled; `sofia/gateway/twilio/+1$1` in FreeSWITCH. Emergency and service numbers are left as they are.',
    invalid: [
      dialling(TRUNK, '[office]\nexten = _1NXXNXXXXXX,1,Dial(PJSIP/${EXTEN}@twilio)\n'),
      dialling(TRUNK, '[office]\nexten = 100,1,Dial(PJSIP/5555550100@twilio)\n'),
      dialling(TRUNK, '[office]\nexten = _011X.,1,Dial(PJSIP/00${EXTEN:3}@twilio)\n'),
    ],
    valid: [
      dialling(TRUNK, '[office]\nexten = _+1NXXNXXXXXX,1,Dial(PJSIP/${EXTEN}@twilio)\n'),
      dialling(TRUNK, '[office]\nexten = _NXXNXXXXXX,1,Dial(PJSIP/+1${EXTEN}@twilio)\n'),
      dialling(TRUNK, '[office]\nexten = 911,1,Dial(PJSIP/${EXTEN}@twilio)\n'),
    ],
  },
  check(target, context) {
    const user = dialledUser(target, context);
    const number = user && numberOf(target, user.text);
    if (!user || !number || !lacksPlus(number)) return;
    const message = `${whatOf(number)}: a Twilio trunk takes numbers with + and country code only and answers 400 (32101). ${advice(number)}`;
    report(context, notE164, user.at ?? target.at, message, {
      fixes: () => fixes(context, target, user, number),
    });
  },
});

/** An extension pattern tells what `${EXTEN}` is; with FreeSWITCH a regular expression what `$1` is. */
function numberOf({ pattern, userAgent }: DialTarget, user: string): DialledNumber | undefined {
  const read = userAgent === 'freeswitch' ? expressedNumber : dialledNumber;
  return read(user, pattern?.text);
}

/** The user part, where the call goes to a trunk. */
function dialledUser(
  { uri, user, peerName }: DialTarget,
  { scope }: RuleContext,
): Sourced<string> | undefined {
  if (uri) {
    const part = uri.value?.user;
    if (!part || productOf(twilioHostOf(uri)) !== 'trunk') return undefined;
    return partOf(uri, part.offset, part.offset + part.text.length);
  }
  const peer = peerName?.value;
  return peer !== undefined && scope.mentions(facts.twilioTrunk(peer)).length > 0 ? user : undefined;
}

/** Whether every number it stands for that is no short one lacks the plus. */
function lacksPlus({ prefix, next, longest }: DialledNumber): boolean {
  if (longest <= LONGEST_SERVICE) return false;
  if (next === 'end') {
    const form = numberForm(prefix);
    return form === 'unprefixed' || form === 'malformed';
  }
  if (prefix === '') return next === 'digit';
  return /^\d/.test(prefix) && !isEmergencyNumber(prefix);
}

function whatOf({ prefix, next }: DialledNumber): string {
  if (next === 'end')
    return prefix.startsWith('+') ? `${prefix} is no E.164 number` : `${prefix} is dialled without +`;
  return `What is dialled here begins with ${prefix === '' ? 'a digit' : prefix}, without +`;
}

function advice(number: DialledNumber): string {
  const replacement = plusForm(number);
  return replacement === undefined
    ? 'Put + and the country code in front of it.'
    : `Write ${replacement} in front of it.`;
}

/** What belongs ahead of the digits, where the pattern leaves no doubt of the country: North America's NXXNXXXXXX. */
function plusForm({ symbols, longest }: DialledNumber): '+' | '+1' | undefined {
  const isArea = (index: number) => /^(?:n|\[2-9\]|[2-9])$/i.test(symbols[index] ?? '');
  if (longest === 10 && isArea(0) && isArea(3)) return '+1';
  return longest === 11 && symbols[0] === '1' && isArea(1) && isArea(4) ? '+' : undefined;
}

function fixes(
  context: RuleContext,
  target: DialTarget,
  user: Sourced<string>,
  number: DialledNumber,
): Fix[] {
  const text = number.next === 'end' ? toE164(number.prefix) : corrected(user.text, number);
  return text === undefined ? [] : rewrites(context, target, user, text, `Dial ${text}`, { preferred: true });
}

/** `${EXTEN}` with what it lacks, or with the international prefix taken off: `_011X.` dials `+${EXTEN:3}`. */
function corrected(text: string, number: DialledNumber): string | undefined {
  const plus = plusForm(number);
  if (plus !== undefined) return `${plus}${text}`;
  const access = /^(?:011|00)/.exec(number.prefix)?.[0].length;
  const extension = /^\$\{EXTEN(?::(\d+))?\}$/i.exec(text);
  if (access !== undefined && extension) return `+\${EXTEN:${Number(extension[1] ?? 0) + access}}`;
  const written = /^(?:011|00)(.*)$/.exec(text);
  return written?.[1] ? `+${written[1]}` : undefined;
}
