import type { DirectoryEntry } from '../host/host';
import type { SipModel } from '../sip/model';
import type { Place } from '../text/place';
import type { Position, Range } from '../text/range';
import type { AccountSnapshot, ServiceName } from '../twilio/account/snapshot';
import type { TwilioHost } from '../twilio/hosts';
import type { Key, Subject } from './dialect';

/** Who defines and mentions which name in one load unit, and what the objects mean in SIP. */
export interface UnitNames {
  /** Another number after every change of the unit. */
  readonly version: number;
  definitions(key: Key): readonly Subject[];
  mentions(key: Key): readonly Subject[];
  keys(): Iterable<Key>;
  modelOf(subject: Subject): SipModel;
}

/** One file of a load unit and what may be looked at to answer for it. All of it is there: nothing waits. */
export interface LanguageDocument {
  readonly uri: string;
  readonly names: UnitNames;
  readonly account: AccountSnapshot;
  /** What lies in a folder, by its path from where the PBX resolves includes; empty for a folder out of bounds. */
  list(path: string): readonly DirectoryEntry[];
}

/** A place that was looked up for good: it does not move with its file. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** What the text under the caret names: the start of every jump. */
export type Target =
  /** Objects of the load unit. */
  | { readonly kind: 'objects'; readonly keys: readonly Key[] }
  /** A host below Twilio's domain, as it is written in `text`. */
  | { readonly kind: 'twilio-host'; readonly host: TwilioHost; readonly text: string }
  /** A user name that Twilio may know. */
  | { readonly kind: 'twilio-username'; readonly username: string }
  /** Something that only the dialect itself can find. */
  | {
      readonly kind: 'local';
      definitions(): readonly Location[];
      references(): readonly Location[];
    };

export interface Located {
  /** The words that stand for it, for the editor to mark. */
  readonly range: Range;
  readonly target: Target;
}

/** What Twilio knows under a name that does not stand in the text as it is: variables give it, or a part of it. */
export interface Resolved {
  /** Where it is used. */
  readonly range: Range;
  readonly target: Extract<Target, { kind: 'twilio-host' | 'twilio-username' }>;
  /** Where the name of the SIP Domain or trunk, or the user name, is written; missing where several places write it. */
  readonly writtenAt?: Location;
}

export interface HoverText {
  /** Markdown. */
  readonly text: string;
  readonly range: Range;
}

export type CandidateKind =
  | 'type'
  | 'option'
  | 'value'
  | 'reference'
  | 'template'
  | 'host'
  | 'username'
  | 'number'
  | 'file'
  | 'folder'
  | 'directive'
  | 'rule';

/** Something that could stand where the caret is. */
export interface Candidate {
  readonly label: string;
  readonly kind: CandidateKind;
  /** What is written; the label where it is missing. */
  readonly newText?: string;
  /** The same as a snippet, with the caret where it goes on; for editors that know snippets. */
  readonly snippet?: string;
  readonly detail?: string;
  /** Markdown. */
  readonly doc?: string;
  readonly deprecated?: boolean;
  /** Candidates of a lower rank are shown first; equals in the order given. */
  readonly rank?: number;
}

export interface Completions {
  /** What a candidate takes the place of: the word under the caret, all on one line. */
  readonly range: Range;
  readonly candidates: readonly Candidate[];
  /** There are more than these: ask again when more is typed. */
  readonly incomplete?: boolean;
}

export type OutlineKind =
  | 'endpoint'
  | 'aor'
  | 'auth'
  | 'registration'
  | 'identify'
  | 'transport'
  | 'template'
  | 'settings'
  | 'wizard'
  | 'context'
  | 'object'
  | 'property';

export interface OutlineItem {
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  /** All of it. */
  readonly range: Range;
  /** Its name. */
  readonly selection: Range;
  readonly children?: readonly OutlineItem[];
}

export interface Link {
  readonly range: Range;
  readonly uri: string;
}

/** A SIP Domain or trunk for which a configuration is written, with what the account says of it. */
export interface NewService {
  readonly service: ServiceName;
  /** The edges to choose from, the likeliest first. */
  readonly edges: readonly [string, ...string[]];
  /** It takes registrations, as far as is known. */
  readonly registers: boolean;
  /** It demands TLS and SRTP. */
  readonly secure: boolean;
  /** It may ask for credentials when it is called. */
  readonly authenticates: boolean;
  /** The user names that it knows, as far as they were read. */
  readonly usernames: readonly string[];
  /** The numbers that may be shown to those who are called. */
  readonly numbers: readonly string[];
}

/** A snippet in the syntax of the language server protocol and where it goes, or why there is none: a sentence for people. */
export type Insertion =
  | { readonly snippet: string; readonly position: Position }
  | { readonly problem: string };

/**
 * What a dialect knows of one of its files, position by position. Every dialect answers the same questions, so that
 * the features know no dialect.
 */
export interface Language {
  /** A line as it is written, without its end. */
  line(line: number): string;
  /** The object whose text the position is in. */
  subjectAt(position: Position): Subject | undefined;
  locate(position: Position): Located | undefined;
  /** What the value at the position comes to, where `locate` finds no more than the variable in it. */
  resolved?(position: Position): Resolved | undefined;
  /** Every host of Twilio's in the file that variables give. */
  resolvedHosts?(): Iterable<Resolved>;
  /** Where the file takes a variable's value over, whatever for, and where that value is written. */
  variableUses?(): Iterable<{ readonly range: Range; readonly writtenAt: Location }>;
  /** Whether the program reads the text at the position as a name or value; it does not read a comment. */
  isRead(position: Position): boolean;
  hover(position: Position): HoverText | undefined;
  complete(position: Position): Completions | undefined;
  /** Where a subject of this dialect writes a key that it mentions. */
  mentionPlaces(subject: Subject, key: Key): readonly Place[];
  outline(): readonly OutlineItem[];
  links(): readonly Link[];
  /** The configuration of a service, as a whole behind the object that the position is in. */
  insertion(position: Position, service: NewService): Insertion;
  /** A comment of its own line in this file's syntax. */
  comment(text: string): string;
  /** Whether such a line may stand right above this one; missing where it may above any. */
  mayCommentAbove?(line: number): boolean;
  /** The line above which a comment on the whole file goes; missing where that is the first one. */
  readonly firstCommentLine?: number;
}
