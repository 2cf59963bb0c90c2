import type { ReportedFinding } from '../report';

/** `Twilio 32202`, `SIP 403`: what one will find in a log. */
export function codesOf({ twilioErrors, sipStatus }: ReportedFinding): string[] {
  return [
    ...(twilioErrors.length > 0 ? [`Twilio ${twilioErrors.join('/')}`] : []),
    ...(sipStatus.length > 0 ? [`SIP ${sipStatus.join('/')}`] : []),
  ];
}
