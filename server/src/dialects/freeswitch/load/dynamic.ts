import type { XmlElement } from '../../../syntax/xml/element';
import { hasPlaceholder } from '../../../text/placeholder';
import { childrenOf, isTemplated } from './element';

/** Modules that may answer for parts of the tree while FreeSWITCH runs, and the params that make them do so. */
const HANDLERS: ReadonlyMap<string, RegExp> = new Map([
  ['xml_curl.conf', /^gateway-url$/],
  ['lua.conf', /^xml-handler-(?:script|bindings)$/],
  ['perl.conf', /^xml-handler-(?:script|bindings)$/],
  ['python.conf', /^xml-handler-(?:script|bindings)$/],
  ['python3.conf', /^xml-handler-(?:script|bindings)$/],
  ['xml_ldap.conf', /^base$/],
]);

/** Modules that do so for whoever connects to them, or that have params of names too common to tell. */
const ANSWERING = /\bmod_(?:erlang_event|kazoo|managed|xml_odbc|xml_radius|xml_scgi)\b/;

/** Whether a program or a server makes up parts of the configuration when FreeSWITCH asks for them. */
export function isDynamic(roots: readonly XmlElement[]): boolean {
  return roots.some((root) =>
    [root, ...root.children].some(
      (section) =>
        section.name === 'section' &&
        childrenOf(section, 'configuration').some((configuration) => {
          const name = configuration.value('name') ?? '';
          if (name === 'modules.conf') return loadsAnswering(configuration);
          const handler = HANDLERS.get(name);
          return handler !== undefined && hasParam(configuration, handler, 0);
        }),
    ),
  );
}

function loadsAnswering(configuration: XmlElement): boolean {
  return childrenOf(configuration, 'modules').some((modules) =>
    childrenOf(modules, 'load').some((load) => {
      const name = load.value('module') ?? '';
      return ANSWERING.test(name) || hasPlaceholder(name);
    }),
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

/** What holds the objects that others name, as far as it is no object itself. */
const HOLDERS: ReadonlySet<string> = new Set(['profiles', 'profile', 'gateways', 'network-lists']);

/** Whether a template engine or a variable may write more profiles, gateways or access lists than can be seen. */
export function mayHoldMore(roots: readonly XmlElement[]): boolean {
  const more = (element: XmlElement): boolean =>
    isTemplated(element) || element.children.some((child) => HOLDERS.has(child.name) && more(child));
  return roots.some((root) =>
    [root, ...root.children].some(
      (section) =>
        section.name === 'section' &&
        (isTemplated(section) ||
          childrenOf(section, 'configuration').some(
            (configuration) =>
              /^(?:sofia|acl)\.conf$/.test(configuration.value('name') ?? '') && more(configuration),
          )),
    ),
  );
}
