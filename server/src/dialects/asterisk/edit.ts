import type { ModelEditor } from '../dialect';

/** Edits of Asterisk files that keep the section's own style. */
export const asteriskEditor: ModelEditor = {
  set: () => [],
  add: () => [],
  remove: () => [],
};
