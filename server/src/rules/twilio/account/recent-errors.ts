import { alertsOf } from '../../../twilio/account/alerts';
import type { SipAlert } from '../../../twilio/account/data';
import { twilioError } from '../../../twilio/errors';
import { report } from '../../report';
import { rule } from '../../rule';
import { REGISTRATION } from '../examples';
import { ACCOUNT } from './examples';
import { hostPlace } from './service-use';
import { serviceName } from './wording';

const DAY = 24 * 60 * 60 * 1000;

export const recentErrors = rule({
  id: 'twilio/recent-errors',
  title: 'Twilio logged errors for this SIP Domain or trunk in the last 24 hours',
  severity: 'info',
  needs: ['account.domains', 'account.trunks'],
  on: 'twilio.service',
  docs: {
    why: "Twilio's debugger keeps what went wrong. While an account is linked, the errors 31203 and 32000 to 32999 of the last 24 hours are shown where a configuration uses the SIP Domain or trunk that they name, by its SID or its host. An error need not come from this configuration, and one that names neither is not shown.",
    invalid: [
      {
        files: { 'pjsip.conf': REGISTRATION },
        live: ACCOUNT,
        alerts: ['us1 32202 2026-11-22T11:40:00Z Bad user credentials for acme.sip.twilio.com'],
      },
    ],
    valid: [
      {
        files: { 'pjsip.conf': REGISTRATION },
        live: ACCOUNT,
        alerts: ['us1 32202 2026-11-22T11:40:00Z Bad user credentials for labs.sip.twilio.com'],
      },
    ],
  },
  check(use, context) {
    const { account } = context;
    if (use.use === 'name' || !account.live) return;
    const hits = account.find(use.service);
    if (hits.state !== 'loaded') return;
    const since = context.environment.now() - DAY;
    const logged = byCode(hits.value.flatMap(alertsOf), since);
    if (logged.length === 0) return;
    const sentences = logged.map(sentence).join(' ');
    const message = `Twilio logged errors for ${serviceName(use.service)} in the last 24 hours. ${sentences} The debugger in the Twilio Console has the details.`;
    const statuses = [...new Set(logged.flatMap(statusOf))];
    report(context, recentErrors, hostPlace(use.hosts[0]), message, {
      twilioErrors: logged.map(({ code }) => code),
      ...(statuses.length > 0 ? { sipStatus: statuses } : {}),
    });
  },
});

interface Logged {
  readonly code: number;
  readonly alerts: readonly SipAlert[];
  readonly last: Date;
}

/** In ascending order. */
function byCode(alerts: readonly SipAlert[], since: number): Logged[] {
  const codes = new Map<number, Logged>();
  for (const alert of alerts) {
    const { code, at } = alert;
    if (at.getTime() < since || !isSip(code)) continue;
    const known = codes.get(code) ?? { code, alerts: [], last: at };
    const last = at > known.last ? at : known.last;
    codes.set(code, { code, alerts: [...known.alerts, alert], last });
  }
  return [...codes.values()].sort((a, b) => a.code - b.code);
}

/** `32201 (Source IP not in ACL) twice, the last time at 2026-11-22 11:40 UTC: …` */
function sentence({ code, alerts, last }: Logged): string {
  const when = `${alerts.length > 1 ? 'the last time ' : ''}at ${time(last)}`;
  return `${named(code)} ${times(alerts.length)}, ${when}${meaning(code)}`;
}

function isSip(code: number): boolean {
  return code === 31203 || (code >= 32000 && code <= 32999);
}

function named(code: number): string {
  const known = twilioError(code);
  return known ? `${code} (${known.title})` : String(code);
}

function meaning(code: number): string {
  const known = twilioError(code);
  return known ? `: ${known.meaning.replace(/[^.!?]$/, '$&.')}` : '.';
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** `2026-11-22 11:40 UTC` */
function time(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** As the log says it; else the one that is known to come with the code. */
function statusOf({ code, alerts }: Logged): number[] {
  const written = alerts.flatMap(({ text = '' }) => /\bSIP(?:\/2\.0)? ([3-6]\d\d)\b/i.exec(text)?.[1] ?? []);
  if (written.length > 0) return written.map(Number);
  const known = twilioError(code);
  return known?.sip === undefined || known.sipIsGuess ? [] : [known.sip];
}
