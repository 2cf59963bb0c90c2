import { nearest } from '../text/nearest';
import data from './data/edges.json';

/** Where SIP traffic enters Twilio. It says nothing about the region that processes the call. */
export interface Edge {
  /** The current name (`ashburn`, `london-ix`). */
  readonly id: string;
  /** The name from before 2020 (`us1`, `ie1-ix`), still served. */
  readonly legacyId: string;
  /** `interconnect`: reached over a private connection, not over the internet. */
  readonly kind: 'public' | 'interconnect';
  readonly location: string;
}

export const edges: readonly Edge[] = [
  ...data.public.map((edge): Edge => ({ ...edge, kind: 'public' })),
  ...data.interconnect.map((edge): Edge => ({ ...edge, kind: 'interconnect' })),
];

/** Where a SIP Domain registers and a trunk terminates when the host names no edge. */
export const defaultEdge = 'ashburn';

const byLabel = new Map(edges.flatMap((edge) => [[edge.id, edge] as const, [edge.legacyId, edge] as const]));

/** The edge of a lower-case host label, current or legacy name. */
export function edgeOf(label: string): Edge | undefined {
  return byLabel.get(label);
}

/** Why a label that Twilio has is no edge for SIP: `roaming`, `gll`. */
export function notForSip(label: string): string | undefined {
  return data.notForSip.find(({ id, legacyId }) => id === label || legacyId === label)?.reason;
}

/**
 * The edges that somebody who wrote this lower-case label may have meant, likeliest first, at most three. Only a label
 * with the interconnects' `-ix` is taken for a misspelled one of theirs.
 */
export function suggestEdges(label: string): string[] {
  const kind = label.endsWith('-ix') ? 'interconnect' : 'public';
  const known = otherNames.filter(([, names]) => names.includes(label)).map(([id]) => id);
  if (known.length > 0) return known.sort((a, b) => Number(isOf(kind, b)) - Number(isOf(kind, a)));
  const candidates = edges.filter((edge) => edge.kind === kind);
  const typos = nearest(
    label,
    candidates.map(({ id }) => id),
  );
  if (typos.length > 0) return typos;
  const legacy = nearest(
    label,
    candidates.map(({ legacyId }) => legacyId),
  );
  return legacy.flatMap((legacyId) => edgeOf(legacyId)?.id ?? []);
}

function isOf(kind: Edge['kind'], id: string): boolean {
  return edgeOf(id)?.kind === kind;
}

const otherNames: readonly (readonly [id: string, names: readonly string[]])[] = Object.entries(
  data.otherNames,
);
