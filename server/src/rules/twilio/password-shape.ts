import type { Secret } from '../../sip/secret';
import { hasPlaceholder, isTemplateWord } from '../../text/placeholder';
import { facts } from '../facts';
import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { looksLikeToken } from './account-sid-as-credential';
import { pjsip, REGISTRATION, TRUNK } from './examples';

const SHORTEST = 12;

/** Why a password is none that Twilio takes (page on the SIP Credential resource), behind `this one`. */
function faultOf(password: Secret): string | undefined {
  const lacks = (pattern: RegExp) => !password.satisfies((text) => pattern.test(text));
  const missing = [
    ...(lacks(/[A-Z]/) ? ['no upper-case letter'] : []),
    ...(lacks(/[a-z]/) ? ['no lower-case letter'] : []),
    ...(lacks(/[0-9]/) ? ['no digit'] : []),
  ];
  const faults = [
    ...(password.length < SHORTEST ? ['is too short'] : []),
    ...(missing.length > 0 ? [`has ${missing.join(' and ')}`] : []),
  ];
  return faults.length > 0 ? faults.join(' and ') : undefined;
}

export const passwordShape = rule({
  id: 'twilio/password-shape',
  title: 'A password that Twilio cannot hold',
  severity: 'error',
  twilioErrors: [32202],
  sipStatus: [403],
  on: 'credential',
  docs: {
    why: 'Twilio takes a password into a credential list only if it has at least 12 characters, upper and lower case and a digit. A shorter or simpler one cannot be the one that is stored there, so it is wrong and every challenge ends in 403 (32202). Twilio keeps a digest and cannot show the password again: set a new one in the list and here.',
    invalid: [pjsip(TRUNK, ['password = Example-Passw0rd', 'password = secret123'])],
    valid: [
      pjsip(TRUNK),
      pjsip(REGISTRATION, ['password = Example-Passw0rd', 'password = {{ twilio_password }}']),
      pjsip(REGISTRATION, ['password = Example-Passw0rd', 'password = YOUR_PASSWORD']),
    ],
  },
  check(credential, context) {
    const { name, password, passwordForm } = credential;
    if (passwordForm !== 'plain' || !password?.value || password.value.length === 0) return;
    if (password.value.satisfies(isNoPassword)) return;
    const fault = faultOf(password.value);
    if (fault === undefined || context.scope.mentions(facts.twilioCredential(name)).length === 0) return;
    const message = `A password of a Twilio credential list has at least ${SHORTEST} characters, upper and lower case and a digit; this one ${fault}, so it cannot be the right one and Twilio answers 403 (32202). Set a new password in the credential list and write it here.`;
    report(context, passwordShape, password.at, message, {
      fixes: () => {
        const generated = context.environment.newPassword?.();
        if (generated === undefined) return [];
        const title = 'Write a new password, to be set in the credential list too';
        return rewrites(context, credential, password, generated, title);
      },
    });
  },
});

/** A template's word, or a token: another rule says what is wrong with that. */
function isNoPassword(text: string): boolean {
  return hasPlaceholder(text) || isTemplateWord(text) || looksLikeToken(text);
}
