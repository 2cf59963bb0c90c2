import type { XmlDocument } from '../../../server/src/syntax/xml/document';
import type { XmlElement } from '../../../server/src/syntax/xml/element';
import type { XmlDefinition } from '../../../server/src/syntax/xml/variable';
import type { Place } from '../../../server/src/text/place';

function where(place: Place | undefined): string {
  if (!place) return '';
  const { start, end } = place.range;
  return `${place.uri}:${start.line}:${start.character}-${end.line}:${end.character}`;
}

function describeElement(element: XmlElement, depth: number, lines: string[]): void {
  const { name, form, text, openTagAt, closeTagAt, nameAt, parent } = element;
  lines.push(
    `${'  '.repeat(depth)}<${name}> in ${parent?.name} ${form} ${JSON.stringify(text)} ${where(openTagAt)} ${where(closeTagAt)} ${where(nameAt)}`,
  );
  for (const attribute of element.attributes) {
    const { value, raw, origin, hasValue, place } = attribute;
    const middle = where(place.slice(1, 3));
    lines.push(
      `${'  '.repeat(depth)}  @${attribute.name} ${hasValue} ${origin} ${JSON.stringify([raw, value])} ${where(attribute.nameAt)} ${where(attribute.valueAt)} ${where(attribute.at)} ${where(place)} ${middle}`,
    );
  }
}

function describeDefinition(definition: XmlDefinition | undefined): string {
  if (!definition) return '-';
  const { name, kind, value, order, nameAt, valueAt, directive } = definition;
  return `${order} ${name} ${kind} ${value} ${where(nameAt)} ${where(valueAt)} ${where(directive.at)}`;
}

/** Everything that can be known of a document, but which objects it is made of and how it is cut. */
export function shapeOf(document: XmlDocument): string[] {
  const lines = [`complete ${document.complete}`, ...[...document.files].sort()];
  const pending = document.roots.map((root) => ({ element: root, depth: 0 })).reverse();
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element, depth } = next;
    describeElement(element, depth, lines);
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i];
      if (child) pending.push({ element: child, depth: depth + 1 });
    }
  }
  for (const directive of document.directives) {
    const { command, data, ignored, inComment, includes, definition, at, dataAt } = directive;
    const text = `${command} ${data} ${ignored} ${inComment} ${includes} ${where(at)} ${where(dataAt)}`;
    lines.push(`directive ${text} ${describeDefinition(definition)}`);
  }
  for (const definition of document.definitions) lines.push(`definition ${describeDefinition(definition)}`);
  for (const name of document.variableNames) {
    lines.push(`variable ${name}: ${document.definitionsOf(name).map(describeDefinition)}`);
  }
  for (const use of document.chunks.flatMap(({ uses }) => uses)) {
    lines.push(
      `use ${use.name} ${use.state} ${use.global} ${where(use.at)} ${describeDefinition(use.definition)}`,
    );
  }
  const found = [
    ...document.problems.map(({ kind, subject, at, definition }) => [
      kind,
      subject,
      where(at),
      describeDefinition(definition),
    ]),
    ...document.faults.map(({ kind, subject, at }) => [kind, subject, where(at)]),
    ...document.chunks.flatMap(({ comments }) => comments).map(({ at }) => ['comment', where(at)]),
  ];
  return [...lines, ...found.map((one) => one.join(' ')).sort()];
}
