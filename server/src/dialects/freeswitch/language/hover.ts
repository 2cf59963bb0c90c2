import type { XmlElement } from '../../../syntax/xml/element';
import { contains, type Position, type Range } from '../../../text/range';
import type { HoverText } from '../../language';
import { ObjectSubject } from '../subject';
import { hoverCallVariable } from './call-variable-hover';
import { directiveText } from './directive-text';
import type { FreeSwitchFile } from './freeswitch-file';
import { locateSpot } from './locate';
import { objectText } from './object-hover';
import { ownedParam, paramHoverText } from './param-hover';
import type { Spot } from './spot';
import { definitionText, useText } from './variable-hover';

/** What is to be said of a spot beyond what all dialects say of hosts and users. */
export function hoverSpot(file: FreeSwitchFile, spot: Spot, position: Position): HoverText | undefined {
  switch (spot.kind) {
    case 'variable':
      return { text: useText(file, spot.use), range: spot.use.at.range };
    case 'directive':
      return hoverDirective(file, spot, position);
    case 'element-name':
      return hoverElement(file, spot.element, spot.element.nameAt.range);
    case 'attribute-name':
      return hoverElement(file, spot.element, spot.attribute.nameAt.range);
    case 'attribute-value':
      return (
        hoverReference(file, spot, position) ??
        hoverCallVariable(spot.element, spot.attribute, position) ??
        hoverElement(file, spot.element, spot.attribute.valueAt.range)
      );
    case 'inside':
      return undefined;
  }
}

function hoverDirective(
  file: FreeSwitchFile,
  { directive }: Extract<Spot, { kind: 'directive' }>,
  position: Position,
): HoverText | undefined {
  const { definition } = directive;
  if (definition && contains(definition.nameAt.range, position))
    return { text: definitionText(file, definition), range: definition.nameAt.range };
  const text = directiveText(directive, file.uri);
  return text === undefined ? undefined : { text, range: directive.at.range };
}

/** A name of another object shows that object. */
function hoverReference(file: FreeSwitchFile, spot: Spot, position: Position): HoverText | undefined {
  const located = locateSpot(file, spot, position);
  if (located?.target.kind !== 'objects') return undefined;
  const found = new Set(located.target.keys.flatMap((key) => [...file.document.names.definitions(key)]));
  const texts = [...found].flatMap((subject) =>
    subject instanceof ObjectSubject ? objectText(file, subject) : [],
  );
  return texts.length === 0 ? undefined : { text: texts.join('\n\n---\n\n'), range: located.range };
}

/** The object that the element is, or the param that it is of one. */
function hoverElement(file: FreeSwitchFile, element: XmlElement, range: Range): HoverText | undefined {
  const subject = file.subjectOf(element);
  if (!subject) return undefined;
  // a node says nothing without its list
  const isPart = subject.object.kind === 'acl' && element.name === 'node';
  if (subject.object.element === element || isPart) return { text: objectText(file, subject), range };
  const owned = ownedParam(subject.object, element);
  const text = owned && paramHoverText(owned, file.uri);
  return text === undefined ? undefined : { text, range };
}
