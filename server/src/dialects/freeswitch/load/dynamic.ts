import type { XmlElement } from '../../../syntax/xml/element';
import { childrenOf } from './element';

/** Modules that may answer for parts of the tree while FreeSWITCH runs, and the params that make them do so. */
const HANDLERS: ReadonlyMap<string, RegExp> = new Map([
  ['xml_curl.conf', /^gateway-url$/],
  ['lua.conf', /^xml-handler-(?:script|bindings)$/],
  ['perl.conf', /^xml-handler-(?:script|bindings)$/],
  ['python.conf', /^xml-handler-(?:script|bindings)$/],
  ['python3.conf', /^xml-handler-(?:script|bindings)$/],
  ['xml_ldap.conf', /^base$/],
]);

/** Whether a program or a server makes up parts of the configuration when FreeSWITCH asks for them. */
export function isDynamic(roots: readonly XmlElement[]): boolean {
  return roots.some((root) =>
    [root, ...root.children].some(
      (section) =>
        section.name === 'section' &&
        childrenOf(section, 'configuration').some((configuration) => {
          const handler = HANDLERS.get(configuration.value('name') ?? '');
          return handler !== undefined && hasParam(configuration, handler, 0);
        }),
    ),
  );
}

const MAX_DEPTH = 4;

function hasParam(element: XmlElement, name: RegExp, depth: number): boolean {
  return element.children.some((child) =>
    child.name === 'param'
      ? name.test(child.value('name') ?? '') && child.value('value') !== ''
      : depth < MAX_DEPTH && hasParam(child, name, depth + 1),
  );
}
