import { code, escapeMarkdown, linkTo } from '../../text/markdown';
import type { AccountSnapshot, UsernameHit } from '../../twilio/account/snapshot';

/** Which credential lists hold a user name; undefined where nothing is known of it. */
export function usernameText(username: string, account: AccountSnapshot, uri: string): string | undefined {
  const found = account.findUsername(username);
  if (found.state === 'unknown') return undefined;
  const head = `**${escapeMarkdown(username)}** · user name at Twilio`;
  if (found.state === 'absent')
    return `${head}\n\nIt is in no credential list of this folder's accounts, as they were last read.`;
  return `${head}\n\n${found.value.map((hit) => listLine(hit, username, uri)).join('\n')}`;
}

function listLine({ list, region, account }: UsernameHit, username: string, uri: string): string {
  const at = list.usernames.items.find(({ text }) => text === username)?.at ?? list.at;
  const where = at ? ` (${linkTo(at, uri)})` : '';
  const mapped = [...region.domains.items, ...region.trunks.items].filter(
    (service) =>
      holds(service.calls.credentialLists.items, list) ||
      ('registrations' in service && holds(service.registrations.credentialLists.items, list)),
  );
  const names = mapped.map(({ name }) => code(name ?? '(no name)')).join(', ');
  const use = names === '' ? 'mapped to nothing that is known' : `mapped to ${names}`;
  return `- in credential list ${code(list.name)} of ${escapeMarkdown(account.name ?? account.sid)}, ${use}${where}`;
}

function holds(
  references: readonly { readonly text: string }[],
  { name, sid }: { readonly name: string; readonly sid?: string },
): boolean {
  return references.some(({ text }) => text === name || text === sid);
}
