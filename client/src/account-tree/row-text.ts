import type { GroupKind } from '../../../protocol/account';
import { age } from '../account/age';
import type { AccountRow, GroupRow, RegionRow, ResourceRow, Row } from './node';

/** What a row shows and says, without VS Code's words for it. */
export interface RowText {
  readonly label: string;
  readonly description: string;
  /** Name of an icon of VS Code. */
  readonly icon: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

export const groupNames: Readonly<Record<GroupKind, string>> = {
  domains: 'SIP Domains',
  trunks: 'Trunks',
  credentialLists: 'Credential Lists',
  ipAccessControlLists: 'IP Access Control Lists',
  numbers: 'Phone Numbers',
  callerIds: 'Verified Caller IDs',
};

const resourceWords: Readonly<Record<GroupKind, { word: string; icon: string }>> = {
  domains: { word: 'SIP Domain', icon: 'globe' },
  trunks: { word: 'trunk', icon: 'git-merge' },
  credentialLists: { word: 'credential list', icon: 'key' },
  ipAccessControlLists: { word: 'access control list', icon: 'shield' },
  numbers: { word: 'phone number', icon: 'device-mobile' },
  callerIds: { word: 'caller id', icon: 'call-outgoing' },
};

/** @param now milliseconds since 1970 */
export function rowText(row: Row, now: number): RowText {
  switch (row.kind) {
    case 'account':
      return accountText(row);
    case 'region':
      return regionText(row, now);
    case 'group':
      return groupText(row);
    case 'resource':
      return resourceText(row);
  }
}

function accountText({ account: { name, sid, status, source } }: AccountRow): RowText {
  const notes = [
    ...(status === undefined || status === 'active' ? [] : [status]),
    ...(source === 'registry' ? ['registry file'] : []),
  ];
  const label = name || sid;
  return {
    label,
    description: notes.join(', '),
    icon: source === 'live' ? 'cloud' : 'book',
    spoken: spoken('Twilio account', label, ...notes),
  };
}

function regionText({ region, parent }: RegionRow, now: number): RowText {
  const label = region.id.toUpperCase();
  const isLive = parent.account.source === 'live';
  const readAt = isLive || region.readAt !== undefined ? [age(region.readAt, now)] : [];
  const notes = [...(region.label === undefined ? [] : [region.label]), ...readAt];
  return {
    label,
    description: notes.join(', '),
    icon: 'location',
    spoken: spoken('region', label, ...notes),
  };
}

function groupText({ group: { kind, items, missing } }: GroupRow): RowText {
  const label = groupNames[kind];
  const count = missing === undefined ? `${items.length}` : `${items.length} known, ${missing}`;
  return {
    label,
    description: count,
    icon: missing === undefined ? resourceWords[kind].icon : 'question',
    spoken: spoken(label, count),
  };
}

function resourceText({ resource, parent }: ResourceRow): RowText {
  const { word, icon } = resourceWords[parent.group.kind];
  const { name, detail, usages, problem } = resource;
  const uses = usesText(usages.length);
  // the view is narrow: the uses are what is looked for
  const notes = [uses, ...(detail === undefined ? [] : [detail])];
  return {
    label: name,
    description: notes.join(' · '),
    icon: problem === undefined ? icon : 'warning',
    spoken: spoken(word, name, ...notes, ...(problem === undefined ? [] : [problem])),
  };
}

export function usesText(count: number): string {
  if (count === 0) return 'unused';
  return count === 1 ? '1 use' : `${count} uses`;
}

function spoken(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** What can be done with a row, as words for the `when` clauses of menus. */
export function rowContext(row: Row): string {
  switch (row.kind) {
    case 'account':
      return `account ${row.account.source}`;
    case 'region':
      return [
        'region',
        row.parent.account.source,
        ...(row.region.label === undefined ? [] : ['linked']),
      ].join(' ');
    case 'group':
      return 'group';
    case 'resource': {
      const { host, console, usages } = row.resource;
      const isService = row.parent.group.kind === 'domains' || row.parent.group.kind === 'trunks';
      return [
        'resource',
        ...(host === undefined ? [] : ['host']),
        ...(isService ? ['service'] : []),
        ...(console === undefined ? [] : ['console']),
        ...(usages.length === 0 ? [] : ['used']),
      ].join(' ');
    }
  }
}
