import type { Feature } from './rows';

/** What must be among the lines that a feature says, in this order; a whole line, or a pattern. */
export interface Answer {
  /** The caret: one of the marks of the site. */
  readonly at: string;
  readonly says: readonly (string | RegExp)[];
}

/** A feature that the dialect cannot have, and why not: the feature must say nothing then. */
export interface NotApplicable {
  readonly at: string;
  readonly notApplicable: string;
}

export type Cell = Answer | NotApplicable;

/** A dialect on one site, with a caret wherever a cell needs one: `⟦name⟧`. */
export interface DialectColumn {
  readonly name: string;
  readonly site: string;
  readonly cells: Readonly<Record<Feature, Cell>>;
}

const MARK = /⟦([\w-]+)⟧/g;

/** The site with the one caret, as a scene takes it. */
export function withCaret(site: string, mark: string): string {
  if (!site.includes(`⟦${mark}⟧`)) throw new Error(`the site has no mark ${mark}`);
  return site.replace(MARK, (_whole, name) => (name === mark ? '$0' : ''));
}
