import { placeOf } from '../../dialects/freeswitch/load/element';
import type { DirectoryUser } from '../../dialects/freeswitch/objects/directory';
import { isTrue } from '../../dialects/freeswitch/schema/booleans';
import type { XmlElement } from '../../syntax/xml/element';
import { isOpen } from '../../text/placeholder';
import type { Fix } from '../finding';
import { report } from '../report';
import { type RuleContext, rule } from '../rule';
import { configuration } from './example';
import { addToParams, changeTo } from './fixes';

function directory(params: string, user = ''): string {
  return `  <section name="directory">
    <domain name="pbx.example">
      <user id="1001"${user}>
        <params>
${params}        </params>
      </user>
    </domain>
  </section>
`;
}

const PASSWORD = '          <param name="password" value="Example-Passw0rd"/>\n';
const MAILBOX = '          <param name="vm-password" value="1001"/>\n';

/** sofia_reg.c:2988 and 3327: without password and a1-hash the answer to the challenge is not looked at. */
export const openDirectoryUser = rule({
  id: 'freeswitch/open-directory-user',
  title: 'A directory user that registers without a password',
  severity: 'warning',
  on: 'freeswitch.object',
  docs: {
    why: 'A user of the directory with neither `password` nor `a1-hash` is **let in with any password**: FreeSWITCH challenges, and then does not look at the answer, because `allow-empty-password` is true by default. Whoever knows the number can register as that user and call on your account. Give it a password, here or in its group or domain, or `allow-empty-password="false"`.',
    invalid: [configuration(directory(MAILBOX))],
    valid: [
      configuration(directory(PASSWORD)),
      configuration(directory('          <param name="allow-empty-password" value="false"/>\n')),
      configuration(directory(MAILBOX, ' type="pointer"')),
    ],
  },
  check(user, context) {
    if (user.kind !== 'user' || !isOpenUser(user, context)) return;
    const empty = user.param('password');
    const what = empty ? 'has an empty password' : 'has neither password nor a1-hash';
    const message = `The user ${user.name} ${what}, so FreeSWITCH lets in whoever registers or calls under that name, with any password. Give the user a password, or write allow-empty-password="false".`;
    const related = outsideOfParams(user).map(({ nameAt: at }) => ({ at, message: OUTSIDE }));
    report(context, openDirectoryUser, empty?.valueAt ?? placeOf(user.element, 'id'), message, {
      ...(related.length > 0 ? { related } : {}),
      fixes: () => refuse(user),
    });
  },
});

const OUTSIDE = 'FreeSWITCH reads no param of a user outside of <params>.';

/** A password that somebody wrote, and nobody reads. */
function outsideOfParams({ element }: DirectoryUser): readonly XmlElement[] {
  return element.children.filter(
    (child) => child.name === 'param' && /^(?:password|a1-hash)$/i.test(child.value('name') ?? ''),
  );
}

/** Without its domain in sight a param may stand there that gives it a password. */
function isOpenUser(user: DirectoryUser, { scope }: RuleContext): boolean {
  // nearly all have one
  if (isGiven(user, 'password') || isGiven(user, 'a1-hash')) return false;
  if (
    user.isTemplated ||
    user.isPointer ||
    user.name === '' ||
    isOpen(user.name) ||
    !user.domain ||
    !scope.complete
  )
    return false;
  if (isTrue(user.value('sip-forbid-register')?.value ?? '')) return false;
  // only the addresses of a list get that far
  if (user.value('auth-acl')) return false;
  const allowed = user.value('allow-empty-password');
  return !allowed || (allowed.value !== undefined && isTrue(allowed.value));
}

function isGiven(user: DirectoryUser, name: string): boolean {
  return (user.param(name)?.text ?? '') !== '';
}

function refuse({ element, params }: DirectoryUser): Fix[] {
  const title = 'Refuse empty passwords (allow-empty-password="false")';
  const own = params.first('allow-empty-password');
  if (!own) return addToParams(element, 'allow-empty-password', 'false', title);
  return [{ ...changeTo(own.valueAt, 'false'), title }];
}
