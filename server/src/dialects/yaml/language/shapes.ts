import { ownValue } from '../../../text/own-value';
import type { KeyPlace } from './key-place';

/** Keys by kind and path of Routr's resources. Source: config/resources of Routr 2. */
const ROUTR: Readonly<Record<string, string>> = {
  'Trunk spec': 'inbound outbound',
  'Trunk spec.inbound': 'uri accessControlListRef credentialsRef',
  'Trunk spec.outbound': 'sendRegister credentialsRef uris',
  'Trunk spec.outbound.uris': 'uri priority weight enabled',
  'Trunk spec.outbound.uris.uri': 'user host port transport',
  'Domain spec': 'accessControlListRef context',
  'Domain spec.context': 'domainUri egressPolicies',
  'Agent spec': 'username domainRef credentialsRef privacy',
  'Peer spec': 'aor username credentialsRef loadBalancing',
  'Number spec': 'trunkRef location',
  'Number spec.location': 'telUrl aorLink sessionAffinityHeader extraHeaders',
  'Credentials spec': 'credentials',
  'Credentials spec.credentials': 'username password',
  'AccessControlList spec': 'accessControlList',
  'AccessControlList spec.accessControlList': 'deny allow',
};

/** Of every resource. */
const RESOURCE = 'apiVersion kind ref metadata spec';
const KINDS = new Set(Object.keys(ROUTR).map((key) => key.split(' ')[0] ?? ''));

/** A trunk of LiveKit's SIP service, as `lk sip outbound create` reads it. */
const LIVEKIT_TRUNK = 'name address transport numbers auth_username auth_password';
const OF_LIVEKIT: ReadonlySet<string> = new Set(['address', 'auth_username', 'auth_password']);

const NONE: readonly string[] = Object.freeze([]);

/** The keys that a mapping of a known program has. */
export function keysOfShape({ path, beside, outermost }: KeyPlace): readonly string[] {
  const kind = outermost.get('kind') ?? '';
  // those of Kubernetes are named by a group and a slash
  if (KINDS.has(kind) && !outermost.get('apiVersion')?.includes('/')) {
    const keys = path.length === 0 ? RESOURCE : ownValue(ROUTR, `${kind} ${path.toReversed().join('.')}`);
    return keys?.split(' ') ?? NONE;
  }
  const isLiveKit = path[0] === 'trunk' && [...beside.keys()].some((key) => OF_LIVEKIT.has(key));
  return isLiveKit ? LIVEKIT_TRUNK.split(' ') : NONE;
}
