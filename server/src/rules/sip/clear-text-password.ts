import { isTemplateWord } from '../../text/placeholder';
import { facts, passwordFile } from '../facts';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { fixOf } from '../text-fixes';
import { REGISTRATION } from '../twilio/examples';

const PHONE = `[alice]
type = aor
max_contacts = 1

[alice]
type = auth
username = alice
password = Example-Passw0rd

[alice]
type = endpoint
context = office
aors = alice
auth = alice
`;

export const clearTextPassword = rule({
  id: 'sip/clear-text-password',
  title: 'A password in a file that git tracks',
  severity: 'info',
  on: 'credential',
  docs: {
    why: 'Whoever can read the repository, today or in any later copy, can use the password. For a provider this means calls on your account: toll fraud starts within hours of a leak. Keep the credentials in a file of their own that git ignores and include it (`#tryinclude pjsip_secrets.conf`), or let the deployment fill them in. A password that was committed once is known: change it.',
    invalid: [
      { files: { 'pjsip.conf': PHONE }, tracked: ['pjsip.conf'] },
      { files: { 'pjsip.conf': REGISTRATION }, tracked: ['pjsip.conf'] },
    ],
    valid: [
      { files: { 'pjsip.conf': PHONE } },
      {
        files: { 'pjsip.conf': PHONE.replace('Example-Passw0rd', '{{ alice_password }}') },
        tracked: ['pjsip.conf'],
      },
    ],
  },
  check(credential, context) {
    const file = passwordFile(credential);
    if (file === undefined || credential.password?.value?.satisfies(isTemplateWord) !== false) return;
    if (context.environment.isTracked(file) !== true) return;
    const isProvider = context.scope.mentions(facts.providerCredential(credential.name)).length > 0;
    if (isProvider ? !isFirstOfProvider(file, context) : !isFirst(file, context)) return;
    const users = context.scope.mentions(facts.clearTextPassword(file)).length;
    const what = users > 1 ? `The passwords of ${users} users stand` : `A password stands`;
    const whose = isProvider
      ? "who can read the repository can call on your account, for a provider's is among them"
      : 'who can read the repository can register with your PBX';
    const message = `${what} in clear text in a file that git tracks: ${whose}. Move it to an included file that git ignores, or let the deployment fill it in, and change it.`;
    const { password } = credential;
    report(context, clearTextPassword, password?.at, message, {
      ...(isProvider ? { severity: 'warning' } : {}),
      fixes: () =>
        password ? fixOf('Move it to a file that git ignores', context.subject.editor.moveOut(password)) : [],
    });
  },
});

/** One finding a file is enough, and a provider's password is the one to speak of. */
function isFirst(file: string, { scope, subject }: RuleContext): boolean {
  if (scope.mentions(facts.providerPassword(file)).length > 0) return false;
  return scope.mentions(facts.clearTextPassword(file))[0] === subject;
}

/** Of those who send a password of this file, the first one's first credential in it speaks. */
function isFirstOfProvider(file: string, { scope, subject }: RuleContext): boolean {
  const [sender] = scope.mentions(facts.providerPassword(file));
  if (!sender || sender === subject) return sender === subject;
  // most subjects end here, so that many credentials in one file cost little
  if (!sender.mentions.some((key) => subject.defines.includes(key))) return false;
  const holders = scope.mentions(facts.clearTextPassword(file));
  const own = sender.mentions.flatMap((key) => scope.definitions(key));
  return own.find((candidate) => holders.includes(candidate)) === subject;
}
