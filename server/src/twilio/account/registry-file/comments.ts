const ownHeader = `# What exists in these Twilio accounts: names, no secrets. SIP Lens checks SIP configurations against it.
# Written by "sip-lens registry pull". This comment stays when that runs again, comments further down do not.
`;

/** The comment that a registry file begins with, blank lines included; one that says what it is for a new file. */
export function headerOf(text: string | undefined): string {
  if (text === undefined) return ownHeader;
  const [header = ''] = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text) ?? [];
  return header.trim() === '' ? '' : header.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** How many lines below the header hold a comment. */
export function commentsBelow(text: string): number {
  const [header = ''] = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*/.exec(text) ?? [];
  const lines = text.slice(header.length).split('\n');
  return lines.filter(hasComment).length;
}

/** A number sign begins a comment at the start of a line and behind a blank, and not in quotes. */
function hasComment(line: string): boolean {
  return /(?:^|\s)#/.test(line.replace(/"(?:\\.|[^"\\])*"|(?<![\w.-])'(?:''|[^'])*'/g, '""'));
}
