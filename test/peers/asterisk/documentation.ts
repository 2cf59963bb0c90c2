import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root';

/** An option as Asterisk's own documentation has it. */
export interface DocumentedOption {
  readonly name: string;
  readonly values: readonly string[];
}

/** Options of an object type by the documentation XML that Asterisk is installed with. */
export function readDocumentation(module: string, type: string): DocumentedOption[] {
  const xml = documentation();
  const info = element(xml, 'configInfo', module);
  const object = info === undefined ? undefined : element(info, 'configObject', type);
  return [...(object ?? '').matchAll(/<configOption name="([^"]*)"[^>]*>([\s\S]*?)<\/configOption>/g)].map(
    ([, name = '', body = '']) => ({ name, values: namesOf(body) }),
  );
}

let text: string | undefined;

/** The part of it without which modules do not load: a whole one costs most of the time that a start takes. */
export function shortDocumentation(): string {
  short ??= shorten(documentation());
  return short;
}

let short: string | undefined;

function shorten(xml: string): string {
  const options = xml.match(/<configInfo name=[\s\S]*?<\/configInfo>/g) ?? [];
  return `${xml.slice(0, xml.indexOf('<module '))}${options.join('\n')}\n</docs>\n`;
}

function documentation(): string {
  text ??= readFileSync(join(ROOT, 'usr/share/asterisk/documentation/core-en_US.xml'), 'utf8');
  return text;
}

function element(xml: string, tag: string, name: string): string | undefined {
  const start = xml.search(new RegExp(`<${tag} name="${name}"`));
  return start < 0 ? undefined : xml.slice(start, xml.indexOf(`</${tag}>`, start));
}

function namesOf(body: string): string[] {
  return [...body.matchAll(/<enum name="([^"]*)"/g)].map(([, name = '']) => name.trim());
}
