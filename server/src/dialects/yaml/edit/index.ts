import type { SipElement } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { YamlScalar } from '../../../syntax/yaml/node';
import { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';
import { type FileEdit, rangeOf } from '../../../text/range';
import type { ModelEditor } from '../../dialect';
import { addVariable, lineEndOf, setVariable } from '../../settings/variable-edit';
import { isCompose } from '../compose';
import { scalarAt } from '../objects/scalar-at';
import { addBeside } from './beside';

const NOTHING: readonly FileEdit[] = Object.freeze([]);

/** What an editor must know of the files around. */
export interface EditorFiles {
  /** The `.env` that docker compose reads, beside the file. */
  readonly variableFile: string;
  text(uri: string): string | undefined;
  /** Whether some file gives this variable a value already. */
  defines(variable: string): boolean;
}

/** Edits of YAML files that keep quotes and indentation; a value that a `.env` writes is written there. */
export function yamlEditor(files: EditorFiles): ModelEditor {
  return {
    set: (_element, value, text) => set(value.at, text),
    add: (element, property, text) => add(element, property, text, files),
    remove: (_element, value) => remove(value.at),
    rename: () => NOTHING,
    moveOut: (value) => moveOut(value, files),
    removeElement: () => NOTHING,
  };
}

function set(at: Place | undefined, text: string): readonly FileEdit[] {
  if (!at?.isExact) return NOTHING;
  const { anchor } = at;
  if (!(anchor instanceof YamlBlock)) return setVariable(at, text);
  const scalar = scalarOf(anchor, at);
  const newText = scalar && written(scalar, at, anchor, text);
  return newText === undefined ? NOTHING : [{ uri: at.uri, range: at.range, newText }];
}

/** The text as this scalar must hold it; undefined where it would have to be quoted as a whole. */
function written(scalar: YamlScalar, at: Place, block: YamlBlock, text: string): string | undefined {
  if (/[\r\n]/.test(text)) return undefined;
  if (scalar.style === 'double') return JSON.stringify(text).slice(1, -1);
  if (scalar.style === 'single') return text.replaceAll("'", "''");
  if (scalar.style === 'block' || isPlainSafe(text)) return text;
  const from = block.offsetAt(at.line, at.start);
  const isWhole = from === scalar.from && block.offsetAt(at.endLine, at.end) === scalar.to;
  return isWhole ? JSON.stringify(text) : undefined;
}

function isPlainSafe(text: string): boolean {
  return /^[\w./+:@;=,?~-]+$/.test(text) && !/^[-?:,@]|:$/.test(text);
}

/** The scalar whose text holds the place. */
function scalarOf(block: YamlBlock, at: Place): YamlScalar | undefined {
  return scalarAt(block, block.offsetAt(at.line, at.start));
}

/** `TWILIO_EDGE` beside `TWILIO_REGION`; what other programs call their settings nobody knows. */
function add(
  { kind, name, at }: SipElement,
  property: string,
  value: string,
  files: EditorFiles,
): readonly FileEdit[] {
  if (property !== 'edge' || kind !== 'host' || name !== 'TWILIO_REGION') return NOTHING;
  const { anchor } = at;
  if (anchor instanceof YamlBlock) return addBeside(anchor, at, 'TWILIO_EDGE', value);
  return addVariable(at, files.text(at.uri) ?? '', 'TWILIO_EDGE', value);
}

/** A line that is one setting and nothing else. */
const ONE_SETTING = /^\s*(?:-\s+["']?[A-Za-z_]\w*=|["']?[\w.-]+["']?\s*:\s)/;

function remove(at: Place | undefined): readonly FileEdit[] {
  if (!at || at.line !== at.endLine) return NOTHING;
  const line = at.range.start.line;
  const isAlone = !(at.anchor instanceof YamlBlock) || ONE_SETTING.test(at.anchor.lineText(at.line));
  return isAlone ? [{ uri: at.uri, range: rangeOf(line, 0, line + 1, 0), newText: '' }] : NOTHING;
}

const VARIABLE_LINE = /^\s*(?:-\s+)?["']?([A-Z_][A-Z0-9_]*)["']?\s*[:=]/;

/** Of docker compose only: other programs need not know `${VARIABLE}`. */
function moveOut({ at, origin }: Sourced<unknown>, files: EditorFiles): readonly FileEdit[] {
  const block = at?.anchor;
  if (!at || !(block instanceof YamlBlock) || origin !== 'literal' || !isCompose(block)) return NOTHING;
  const scalar = scalarOf(block, at);
  const name = VARIABLE_LINE.exec(block.lineText(at.line))?.[1];
  if (!scalar || name === undefined || files.defines(name)) return NOTHING;
  const line = block.lineText(at.line);
  const secret = line.slice(at.start, at.end);
  // what has escapes in it, or ends in what is one there, would have to be written another way
  if (scalar.offsets || /['\n]|\\$/.test(secret)) return NOTHING;
  const start = rangeOf(0, 0, 0, 0);
  const ignored = files.variableFile.replace(/[^/]*$/, '.gitignore');
  const endOf = (uri: string) => lineEndOf(files.text(uri) ?? block.text);
  // between single quotes a dollar sign stands for itself
  const value = /^[\w.!@%^&*()+=,:;?/-]+$/.test(secret) ? secret : `'${secret.replaceAll('$$', '$')}'`;
  return [
    { uri: at.uri, range: at.range, newText: `\${${name}}` },
    { uri: files.variableFile, range: start, newText: `${name}=${value}${endOf(files.variableFile)}` },
    { uri: ignored, range: start, newText: `.env${endOf(ignored)}` },
  ];
}
