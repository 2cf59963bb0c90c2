import type { Registration } from '../../sip/model';
import type { Sourced } from '../../sip/sourced';
import type { Place } from '../../text/place';
import type { FileEdit } from '../../text/range';
import type { Fix } from '../finding';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { pjsip } from './example';

const HOUR = 3600;

/** What the fix writes: seconds between tries, and tries enough for weeks. */
const LASTING = {
  retryInterval: 60,
  maxRetries: 10_000,
  forbiddenRetryInterval: 300,
  fatalRetryInterval: 300,
} as const;

type Property = keyof typeof LASTING;

/** res_pjsip_outbound_registration.c, `handle_registration_response`: when a registration gives up for good. */
export const retryStops = rule({
  id: 'asterisk/retry-stops',
  title: 'A registration to Twilio that gives up for good after an error',
  severity: 'warning',
  on: 'twilio.registration',
  docs: {
    why: 'With its defaults Asterisk tries ten times, a minute apart, and then stops until somebody reloads it: an outage of ten minutes takes the trunk down for good. One 403 or 404 stops it at once, so that it stays "Rejected" after the account is mended. `max_retries`, `retry_interval`, `forbidden_retry_interval` and `fatal_retry_interval` keep it trying.',
    invalid: [
      pjsip(
        '[twilio]\ntype = registration\nserver_uri = sip:acme-pbx.sip.twilio.com\nclient_uri = sip:pbx@acme-pbx.sip.twilio.com\n',
      ),
    ],
    valid: [
      pjsip(
        '[twilio]\ntype = registration\nserver_uri = sip:acme-pbx.sip.twilio.com\nclient_uri = sip:pbx@acme-pbx.sip.twilio.com\nretry_interval = 60\nmax_retries = 10000\nforbidden_retry_interval = 300\nfatal_retry_interval = 300\n',
      ),
    ],
  },
  check({ registration }, context) {
    if (registration.userAgent !== 'asterisk') return;
    const values = valuesOf(registration);
    if (!values) return;
    const { retryInterval, maxRetries, forbiddenRetryInterval, fatalRetryInterval } = values;
    const outage = retryInterval * maxRetries;
    const stopsOnRefusal = forbiddenRetryInterval === 0 || fatalRetryInterval === 0;
    if (outage >= HOUR && !stopsOnRefusal) return;
    const message = outage < HOUR ? outageMessage(outage) : refusalMessage(forbiddenRetryInterval === 0);
    const at = placeOf(registration, outage < HOUR);
    report(context, retryStops, at, message, {
      ...(at.anchor === registration.at.anchor
        ? {}
        : { related: [{ at: registration.at, message: `[${registration.name}] inherits this line.` }] }),
      severity: outage < HOUR ? 'warning' : 'hint',
      fixes: () => keepTrying(registration, context, outage < HOUR),
    });
  },
});

function outageMessage(seconds: number): string {
  const when =
    seconds === 0
      ? 'at the first try that fails'
      : `after ${Math.ceil(seconds / 60)} minutes without an answer`;
  return `This registration stops for good ${when} (retry_interval × max_retries), until somebody reloads Asterisk. Raise max_retries.`;
}

function refusalMessage(forbidden: boolean): string {
  const option = forbidden ? 'forbidden_retry_interval' : 'fatal_retry_interval';
  const answer = forbidden ? '403' : '404';
  return `The first ${answer} from Twilio stops this registration until somebody reloads Asterisk, also when the account is mended meanwhile. Set ${option}.`;
}

/** All four numbers; undefined where a placeholder hides one. */
function valuesOf(registration: Registration): Record<Property, number> | undefined {
  const { retryInterval, maxRetries, forbiddenRetryInterval, fatalRetryInterval } = registration;
  const [a, b, c, d] = [retryInterval, maxRetries, forbiddenRetryInterval, fatalRetryInterval].map(
    (sourced) => sourced?.value,
  );
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return { retryInterval: a, maxRetries: b, forbiddenRetryInterval: c, fatalRetryInterval: d };
}

/** The number that is written; what nobody wrote is said of the registration. */
function placeOf({ retryInterval, maxRetries, at }: Registration, outage: boolean): Place {
  if (!outage) return at;
  return (retryInterval?.value === 0 ? retryInterval.at : maxRetries?.at) ?? retryInterval?.at ?? at;
}

function keepTrying(registration: Registration, { subject }: RuleContext, outage: boolean): Fix[] {
  const { editor } = subject;
  const edits: FileEdit[] = [];
  const write = (property: Property, sourced: Sourced<number> | undefined) => {
    const text = String(LASTING[property]);
    edits.push(
      ...(sourced?.at ? editor.set(registration, sourced, text) : editor.add(registration, property, text)),
    );
  };
  if (registration.retryInterval?.value === 0) write('retryInterval', registration.retryInterval);
  const tries = registration.maxRetries?.value ?? 0;
  const interval = registration.retryInterval?.value || LASTING.retryInterval;
  if (outage && tries * interval < HOUR) write('maxRetries', registration.maxRetries);
  if (registration.forbiddenRetryInterval?.value === 0)
    write('forbiddenRetryInterval', registration.forbiddenRetryInterval);
  if (registration.fatalRetryInterval?.value === 0)
    write('fatalRetryInterval', registration.fatalRetryInterval);
  return edits.length > 0 ? [{ title: 'Keep trying after errors', kind: 'unsafe', edits }] : [];
}
