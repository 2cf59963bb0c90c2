import assert from 'node:assert/strict';
import { Snippet } from '../../server/src/text/snippet';
import { filledSnippet } from '../support/snippets';

describe('a snippet', () => {
  it('escapes what would begin or end a tab stop', () => {
    const snippet = new Snippet();
    const text = `${snippet.text('a\\;${B}')} ${snippet.stop('x', ['c}'])} ${snippet.stop('y', ['d|', 'e,'])}`;
    assert.equal(text, 'a\\\\;\\${B\\} ${1:c\\}} ${2|d\\|,e\\,|}');
    assert.equal(filledSnippet(text), 'a\\;${B} c} d|');
  });

  it('repeats what a tab stop of the same name says', () => {
    const snippet = new Snippet();
    const text = `${snippet.stop('x', ['a', 'b'])} ${snippet.stop('y', ['c'])} ${snippet.stop('x', ['a', 'b'])}`;
    assert.equal(text, '${1|a,b|} ${2:c} $1');
    assert.equal(filledSnippet(text), 'a c a');
  });
});
