import type { Key, Subject } from '../dialects/dialect';
import type { Finding } from '../rules/finding';
import type { SipModel } from '../sip/model';
import type { Reader } from '../workspace/key-index';

export const NO_FINDINGS: readonly Finding[] = Object.freeze([]);
export const NO_FACTS: readonly Key[] = Object.freeze([]);

/** What is known of one subject: what its model says to others, and what the rules said of it. */
export class Checked {
  facts: readonly Key[] = NO_FACTS;
  findings: readonly Finding[] = NO_FINDINGS;
  /** Why nothing is known of it. */
  failure: Finding | undefined;
  /** Whether the rules asked for the account or the environment: a flag, for nearly all of thousands ask. */
  readsOutside = false;
  /** A model that the rules have still to look at. */
  model: SipModel | undefined;
  /** The phases of the checks that it waits for, a bit each. */
  awaits = 0;
  readonly modelReader = new CheckReader(this, true);
  readonly ruleReader = new CheckReader(this, false);

  constructor(readonly subject: Subject) {}
}

export class CheckReader implements Reader {
  contents: Reader['contents'];
  members: Reader['members'];

  constructor(
    readonly checked: Checked,
    /** It built the model; otherwise it ran the rules. */
    readonly ofModel: boolean,
  ) {}
}
