import type { Origin, Sourced } from '../../../sip/sourced';
import type { Entry } from '../../../syntax/conf/tree';
import type { Place } from '../../../text/place';
import { type Setting, sourcedAs, sourcedText } from './setting';

/** A setting before anybody asked where it comes from. */
export interface BareSetting {
  readonly name: string;
  readonly value: string;
}

/** Tells where the setting of that index is written. */
export interface Located {
  readonly entry?: Entry;
  readonly at?: Place;
  readonly origin: Origin;
}

/** Who knows where an object stands and where its settings are written. */
export interface SettingSource {
  /** The name in the header of the section that makes it. */
  readonly at: Place;
  locateSetting(index: number): Located;
}

/** Option names compare without case (main/config_options.c:379). */
export function sameOption(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

/**
 * One object as sorcery would make it: type, name and options in load order, template lines first.
 * It may not load; its verdict says so.
 */
export class PjsipObject {
  constructor(
    readonly type: string,
    readonly name: string,
    /** In load order. */
    readonly settings: readonly BareSetting[],
    private readonly source: SettingSource,
  ) {}

  /** The name in the header of the section that makes it. */
  get at(): Place {
    return this.source.at;
  }

  setting(index: number): Setting | undefined {
    const bare = this.settings[index];
    if (!bare) return undefined;
    const { entry, at, origin } = this.source.locateSetting(index);
    return { name: bare.name, value: bare.value, entry, at, origin };
  }

  has(option: string): boolean {
    return this.settings.some((setting) => sameOption(setting.name, option));
  }

  /** The last setting of an option: the one that counts for everything but lists that accumulate. */
  last(option: string): Setting | undefined {
    for (let i = this.settings.length - 1; i >= 0; i--) {
      const setting = this.settings[i];
      if (setting && sameOption(setting.name, option)) return this.setting(i);
    }
    return undefined;
  }

  /** Every setting of an option, in load order. */
  all(option: string): Setting[] {
    const found: Setting[] = [];
    this.settings.forEach((setting, index) => {
      if (!sameOption(setting.name, option)) return;
      const located = this.setting(index);
      if (located) found.push(located);
    });
    return found;
  }

  text(option: string): Sourced<string> | undefined {
    const setting = this.last(option);
    return setting && sourcedText(setting);
  }

  value<T>(option: string, read: (text: string) => T | undefined): Sourced<T> | undefined {
    const setting = this.last(option);
    return setting && sourcedAs(setting, read);
  }

  /** The items of comma-separated options, blanks stripped, each with its own place. */
  items(option: string): Sourced<string>[] {
    return this.all(option).flatMap((setting) => splitItems(sourcedText(setting)));
  }

  /** The items of the last setting only: for options where a later line replaces an earlier one. */
  lastItems(option: string): Sourced<string>[] {
    const text = this.text(option);
    return text ? splitItems(text) : [];
  }
}

/** Splits at commas. A list that is one placeholder stays one; a list with a placeholder in it splits around it. */
export function splitItems(list: Sourced<string>): Sourced<string>[] {
  if (!list.text.includes(',')) return list.text === '' ? [] : [list];
  const items: Sourced<string>[] = [];
  let from = 0;
  for (const piece of list.text.split(',')) {
    const text = piece.trim();
    const start = from + (piece.length - piece.trimStart().length);
    from += piece.length + 1;
    if (text === '') continue;
    const at = list.at?.slice(start, start + text.length);
    const setting = {
      name: '',
      value: text,
      origin: list.origin === 'placeholder' ? 'literal' : list.origin,
    } as const;
    items.push(sourcedText({ ...setting, at }));
  }
  return items;
}
