import type { Sourced } from '../../../sip/sourced';
import type { AccessList, AccessNode } from '../objects/access-list';

/** What a list lets in, network by network; undefined where that is everybody, or cannot be told. */
export function allowedBy(list: AccessList): Sourced<string>[] | undefined {
  if (list.allowsByDefault !== false || list.nodes.some(({ isOpen }) => isOpen)) return undefined;
  if (list.nodes.some(({ domain, host, allows }) => (domain || host) && allows !== false)) return undefined;
  return list.nodes.flatMap((node) => (node.allows === true ? networksOf(node) : []));
}

/** `cidr` may hold several, parted by commas. */
function networksOf({ cidr }: AccessNode): Sourced<string>[] {
  if (!cidr) return [];
  let from = 0;
  return cidr.text.split(',').flatMap((item): Sourced<string>[] => {
    const start = from + item.length - item.trimStart().length;
    from += item.length + 1;
    const text = item.trim();
    if (text === '') return [];
    const at = cidr.at?.slice(start, start + text.length);
    const { origin } = cidr;
    return [{ text, origin, ...(at ? { at } : {}), ...(cidr.value === undefined ? {} : { value: text }) }];
  });
}
