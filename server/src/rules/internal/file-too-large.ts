import { rule } from '../rule';

/** The finding is made where files are read, diagnostics/unchecked.ts. */
export const fileTooLarge = rule({
  id: 'internal/file-too-large',
  title: 'A file that was not checked, for it is too large or no text',
  severity: 'info',
  on: [],
  docs: {
    why: 'The file is over the size limit, is no text or cannot be read. Nothing in it was checked, and nothing that it may define is taken for missing. The other files were checked.',
    invalid: [],
    valid: [{ files: { 'pjsip.conf': '[alice]\ntype = endpoint\n' } }],
  },
  check() {
    // whoever reads the files reports it
  },
});
