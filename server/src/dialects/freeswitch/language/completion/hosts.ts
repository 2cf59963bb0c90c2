import { parseHostPort } from '../../../../sip/host-port';
import type { ServiceName } from '../../../../twilio/account/snapshot';
import { columns, wordIn } from '../../../caret-word';
import type { Completions } from '../../../language';
import { hostCandidates, proxyCandidates, serviceOf } from '../../../twilio-candidates';
import type { ParamSpec } from '../../schema';
import { isTrue } from '../../schema/booleans';
import { twilioService } from '../services';
import type { Caret } from './caret';
import { paramsAround } from './params-around';
import { attributeOf, type TypedAttribute } from './tags';

const PROXIES: ReadonlySet<string> = new Set(['outbound-proxy', 'register-proxy']);

/** A host of the account; of a proxy one of Twilio's edges. */
export function completeHost(
  caret: Caret,
  { name }: ParamSpec,
  { valueStart, valueEnd }: TypedAttribute,
): Completions {
  const scheme = /^sips?:/i.exec(caret.text.slice(valueStart, caret.character))?.[0].length ?? 0;
  const word = wordIn(caret, valueStart + scheme, valueEnd, ':;@');
  const range = columns(caret, word.start, word.end);
  if (PROXIES.has(name)) return { range, candidates: proxyCandidates() };
  const preferred = paramAround(caret, 'register', (text) => !isTrue(text)) ? 'trunk' : 'sip-domain';
  return { range, ...hostCandidates(caret.file.document.account, word.typed, preferred) };
}

/** The service that the gateway around the caret leads to, as its other lines say. */
export function serviceAround(caret: Caret): ServiceName | undefined {
  let found: ServiceName | undefined;
  paramAround(caret, 'proxy', (text) => {
    found = serviceOf(parseHostPort(text.replace(/^sips?:/i, '').split(';')[0] ?? '').host.text);
    return found !== undefined;
  });
  return found ?? serviceInTree(caret);
}

/** The same where a variable says it. */
function serviceInTree({ file, line, character }: Caret): ServiceName | undefined {
  const object = file.subjectOf(file.elementAt({ line, character }))?.object;
  return object?.kind === 'gateway' ? twilioService(object) : undefined;
}

/** Whether a param of the gateway around the caret has such a value. */
function paramAround(caret: Caret, name: string, isIt: (text: string) => boolean): boolean {
  return paramsAround(caret, /<\/?gateway\b/).some((tag) => {
    const value = attributeOf(tag, 'name') === name ? attributeOf(tag, 'value') : undefined;
    return value !== undefined && isIt(value);
  });
}
