/** A document in the parts that the tests look at. */
export interface Markdown {
  readonly path: string;
  readonly text: string;
  /** Anchors of its headings, as GitHub makes them. */
  readonly anchors: ReadonlySet<string>;
  /** Targets of its links, as written. */
  readonly links: readonly string[];
  /** Fenced blocks with their language. */
  readonly blocks: readonly { readonly language: string; readonly text: string }[];
  /** Inline code, outside of blocks. */
  readonly inline: readonly string[];
}

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g;
const INLINE = /`([^`\n]+)`/g;

export function readMarkdown(path: string, text: string): Markdown {
  const blocks = [...text.matchAll(FENCE)].map(([, language = '', block = '']) => ({
    language,
    text: block,
  }));
  const prose = text.replace(FENCE, '');
  const headings = [...prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
  return {
    path,
    text,
    anchors: new Set(headings),
    links: [...prose.matchAll(LINK)].flatMap(([, target]) => target ?? []),
    blocks,
    inline: [...prose.matchAll(INLINE)].flatMap(([, code]) => code ?? []),
  };
}

/** Lower case, blanks to dashes, everything but letters, digits, dashes and underscores left out. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}
