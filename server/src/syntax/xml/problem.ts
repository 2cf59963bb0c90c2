import { XmlSpan } from './span';
import type { XmlDefinition } from './variable';

/** What the preprocessor loses, ignores or cannot know. switch_xml.c, `preprocess`; nearly all of it without a log. */
export type XmlProblemKind =
  /** A directive that does nothing: `subject` says why. */
  | 'directive-ignored'
  /** The last quote of its data is missing: the rest of the line became part of them. */
  | 'unclosed-directive'
  /** Text on the line of a directive, `<include>` or `<?` that goes nowhere. */
  | 'content-lost'
  /** One more directive on the same line, which is not looked at. */
  | 'second-directive'
  /** It runs though it stands in a comment. */
  | 'directive-in-comment'
  /** Never set before: the empty text. `definition` is the first one that comes too late. */
  | 'undefined-variable'
  /** `$${` without its `}` on the line. */
  | 'unterminated-variable'
  /** A line of more than 2000 bytes behind the variables; `subject` is `cut` where FreeSWITCH cuts it, else `near`. */
  | 'long-line'
  /** A line of more than 1 MiB. */
  | 'line-limit'
  /** What stands behind a NUL on its line is lost. */
  | 'nul'
  /** `<!--#` without `-->`: all lines that follow are lost. */
  | 'unclosed-legacy-directive'
  /** The pattern matches nothing; the load goes on. */
  | 'include-missing'
  /** The folder is not there or cannot be read; the load goes on. */
  | 'include-folder-missing'
  /** A place nobody may look at. */
  | 'include-outside'
  | 'include-pending'
  /** A file that is there and that nobody could read. */
  | 'include-unread'
  /** The pattern holds a variable whose value is not known. */
  | 'include-unknown'
  /** It leads back to a file that is being read; FreeSWITCH copies it in a hundred times. */
  | 'include-cycle'
  /** More than 100 files deep. */
  | 'include-too-deep'
  /** More files or text than this reader takes. */
  | 'include-too-many'
  /** A command of the machine whose output becomes part of the text. */
  | 'exec';

/** Why a directive is ignored: the subject of `directive-ignored`. */
export type IgnoredBecause =
  /** The character before `X-PRE-PROCESS` is no `<`: the whole line goes. */
  | 'not-a-tag'
  | 'data-before-command'
  | 'single-quotes'
  /** It goes on behind the end of its line, which stays in the text. */
  | 'over-lines'
  | 'no-command'
  | 'no-data'
  | 'unknown-command'
  /** `set` and its like without `=` in their data. */
  | 'no-equals'
  /** `env-set` without `$` in front of the variable of the environment. */
  | 'no-dollar';

export class XmlProblem extends XmlSpan {
  constructor(
    readonly kind: XmlProblemKind,
    span: XmlSpan,
    /** The pattern, name, command or reason that it is about. */
    readonly subject: string,
    public definition: XmlDefinition | undefined = undefined,
  ) {
    super(span.chunk, span.start, span.end);
  }

  /** Whether it stands in a comment, and in no directive: those run there all the same. */
  get inComment(): boolean {
    const { chunk } = this;
    return (
      chunk.comments.some((comment) => this.isIn(comment)) && !chunk.directives.some((one) => this.isIn(one))
    );
  }

  private isIn({ start, end }: XmlSpan): boolean {
    return start <= this.start && this.end <= end;
  }
}
