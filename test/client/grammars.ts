import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import manifest from '../../package.json';

const root = join(__dirname, '../..');

async function load(scopeName: string): Promise<IGrammar> {
  const wasm = join(dirname(require.resolve('vscode-oniguruma')), 'onig.wasm');
  await loadWASM(readFileSync(wasm));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) => {
      const found = manifest.contributes.grammars.find((grammar) => grammar.scopeName === name);
      if (found === undefined) return null;
      const path = join(root, found.path);
      return parseRawGrammar(readFileSync(path, 'utf8'), path);
    },
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar ${scopeName}`);
  return grammar;
}

const grammars = new Map<string, Promise<IGrammar>>();

/**
 * The pieces of a text that have a scope of their own, as `piece|scope`, line by line. Left out: blanks, plain text,
 * punctuation, and what all scopes end in.
 */
export async function highlight(scopeName: string, text: string): Promise<string[]> {
  const loading = grammars.get(scopeName) ?? load(scopeName);
  grammars.set(scopeName, loading);
  const grammar = await loading;
  let state = INITIAL;
  return text.split('\n').flatMap((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens
      .map(({ startIndex, endIndex, scopes }) => ({
        piece: line.slice(startIndex, endIndex).trim(),
        scope: (scopes.at(-1) ?? '').replace(/\.asterisk$/, ''),
      }))
      .filter(({ piece, scope }) => piece !== '' && !/^(?:source|meta|punctuation)\./.test(scope))
      .map(({ piece, scope }) => `${piece}|${scope}`);
  });
}
