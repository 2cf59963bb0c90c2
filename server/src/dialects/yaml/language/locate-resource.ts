import type { YamlBlock } from '../../../syntax/yaml/tree';
import type { Place } from '../../../text/place';
import type { Position } from '../../../text/range';
import type { LanguageDocument, Located, Location } from '../../language';
import { touches } from '../../settings/language';
import { namePlaces } from '../lending';
import { type ResourceName, resourceKey, resourcesOf } from '../objects/resources';
import { YamlSubject } from '../subject';

/** The resource that the position names: in a reference to it, or where it is called so. */
export function locateResource(
  document: LanguageDocument,
  block: YamlBlock,
  subject: YamlSubject | undefined,
  position: Position,
): Located | undefined {
  const isAt = (at: Place) => touches(at, document.uri, position);
  for (const reference of subject?.references ?? [])
    if (isAt(reference.refAt)) return located(document, reference, reference.refAt);
  for (const resource of resourcesOf(block)) {
    const at = block.scalarPlace(resource.refNode);
    if (isAt(at)) return located(document, resource, at);
  }
  return undefined;
}

function located({ names }: LanguageDocument, name: ResourceName, at: Place): Located {
  const key = resourceKey(name);
  const references = (): Location[] =>
    names
      .mentions(key)
      .flatMap((subject) => (subject instanceof YamlSubject ? subject.references : []))
      .filter((reference) => resourceKey(reference) === key)
      .map(({ refAt }) => locationOf(refAt));
  const definitions = () => namePlaces(names.definitions(key), name).map(locationOf);
  return { range: at.range, target: { kind: 'local', definitions, references } };
}

function locationOf({ uri, range }: Place): Location {
  return { uri, range };
}
