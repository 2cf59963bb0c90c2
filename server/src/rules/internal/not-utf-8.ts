import { rule } from '../rule';

/** The finding is made where files are read, diagnostics/unchecked.ts. */
export const notUtf8 = rule({
  id: 'internal/not-utf-8',
  title: 'A file that is not UTF-8, in an editor',
  severity: 'info',
  on: [],
  docs: {
    why: 'The file on the disk holds bytes that are no UTF-8, most likely Latin-1 or Windows-1252. Asterisk does not mind, but an editor that takes the file for UTF-8 shows other signs in their place and writes those when it saves. So everything in the file is checked, and no quick fix that would have it saved is offered. The command line reads and writes such files without a loss.',
    invalid: [],
    valid: [{ files: { 'pjsip.conf': '[alice]\ntype = endpoint\n; Müller, Köln\n' } }],
  },
  check() {
    // whoever reads the files reports it
  },
});
