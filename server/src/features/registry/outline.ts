import type { OutlineItem, OutlineKind } from '../../dialects/language';
import type { Place } from '../../text/place';
import { rangeOf } from '../../text/range';
import type { AccountData, RegionData } from '../../twilio/account/data';
import { extentOf, lastLine, readBlockLine } from './block';

/** Accounts, their regions, and what is in them. */
export function outlineOf(
  accounts: readonly AccountData[],
  uri: string,
  lines: readonly string[],
): OutlineItem[] {
  const builder = new Outline(uri, lines);
  return accounts.flatMap((account) => builder.account(account));
}

class Outline {
  constructor(
    private readonly uri: string,
    private readonly lines: readonly string[],
  ) {}

  account({ name, sid, at, regions }: AccountData): OutlineItem[] {
    const children = regions.flatMap((region) => this.region(region));
    return this.item(name ?? sid, name === undefined ? '' : sid, 'settings', at, children);
  }

  private region(region: RegionData): OutlineItem[] {
    const { domains, trunks, credentialLists, ipAccessControlLists } = region;
    const children = [
      ...domains.items.flatMap(({ name, at }) => this.item(name, 'SIP Domain', 'registration', at)),
      ...trunks.items.flatMap(({ name, sid, at }) =>
        this.item(name ?? sid ?? 'trunk', 'trunk', 'endpoint', at),
      ),
      ...credentialLists.items.flatMap(({ name, usernames, at }) =>
        this.item(name, `credential list, ${usernames.items.length}`, 'auth', at),
      ),
      ...ipAccessControlLists.items.flatMap(({ name, addresses, at }) =>
        this.item(name, `IP access control list, ${addresses.items.length}`, 'identify', at),
      ),
    ];
    return this.item(region.id, 'region', 'context', region.at, children);
  }

  private item(
    name: string,
    detail: string,
    kind: OutlineKind,
    at: Place | undefined,
    children: readonly OutlineItem[] = [],
  ): OutlineItem[] {
    if (!at || at.uri !== this.uri) return [];
    const line = at.range.start.line;
    const [first, last] = kind === 'context' ? this.mapEntry(line) : extentOf(this.lines, line);
    const range = rangeOf(first, 0, last, (this.lines[last] ?? '').length);
    const sorted = [...children].sort((a, b) => a.range.start.line - b.range.start.line);
    return [
      { name, detail, kind, range, selection: at.range, ...(sorted.length > 0 ? { children: sorted } : {}) },
    ];
  }

  private mapEntry(line: number): readonly [number, number] {
    const column = readBlockLine(this.lines[line] ?? '')?.column ?? 0;
    return [line, lastLine(this.lines, line, column)];
  }
}
