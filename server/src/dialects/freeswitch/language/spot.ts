import type { XmlDirective } from '../../../syntax/xml/directive';
import type { XmlAttribute, XmlElement } from '../../../syntax/xml/element';
import type { XmlUse } from '../../../syntax/xml/variable';
import { contains, type Position } from '../../../text/range';
import type { FreeSwitchFile } from './freeswitch-file';

/** What stands under a caret in a FreeSWITCH file. */
export type Spot =
  /** A `$${name}`, wherever it stands. */
  | { readonly kind: 'variable'; readonly use: XmlUse }
  | { readonly kind: 'directive'; readonly directive: XmlDirective }
  | { readonly kind: 'element-name'; readonly element: XmlElement }
  | { readonly kind: 'attribute-name'; readonly element: XmlElement; readonly attribute: XmlAttribute }
  /** `offset`: where in the value as it is written the caret stands. */
  | {
      readonly kind: 'attribute-value';
      readonly element: XmlElement;
      readonly attribute: XmlAttribute;
      readonly offset: number;
    }
  /** Between the tags of an element, or between the attributes of one. */
  | { readonly kind: 'inside'; readonly element: XmlElement };

export function spotAt(file: FreeSwitchFile, position: Position): Spot | undefined {
  const chunk = file.chunkAt(position.line);
  if (!chunk) return undefined;
  const use = chunk.uses.find(({ at }) => contains(at.range, position));
  if (use) return { kind: 'variable', use };
  const directive = chunk.directives.find(({ at }) => contains(at.range, position));
  if (directive) return { kind: 'directive', directive };
  if (chunk.comments.some(({ at }) => contains(at.range, position))) return undefined;
  const element = file.elementAt(position);
  return element && spotIn(element, position);
}

function spotIn(element: XmlElement, position: Position): Spot {
  if (contains(element.nameAt.range, position)) return { kind: 'element-name', element };
  for (const attribute of element.attributes) {
    if (contains(attribute.nameAt.range, position)) return { kind: 'attribute-name', element, attribute };
    const { range } = attribute.valueAt;
    if (attribute.hasValue && contains(range, position)) {
      const offset = position.character - (position.line === range.start.line ? range.start.character : 0);
      return { kind: 'attribute-value', element, attribute, offset };
    }
  }
  return { kind: 'inside', element };
}
