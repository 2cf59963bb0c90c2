import type { Peer, Registration, SipElement } from '../../../sip/model';
import type { Sourced } from '../../../sip/sourced';
import type { SipUri } from '../../../sip/uri';
import type { FileEdit } from '../../../text/range';
import { facts } from '../../facts';
import type { Fix } from '../../finding';
import { elementsMentioning } from '../../related-elements';
import type { RuleContext } from '../../rule';
import { fixOf, partOf, setsParameter, tlsLike, writtenProtocol } from '../../text-fixes';
import type { SecureRequired } from './fault';
import type { CallsUse, RegistrationUse } from './service-use';

/** What makes requests go over TLS and calls use SRTP. TLS needs a transport that the configuration has already. */
export function secureFixes(
  use: CallsUse | RegistrationUse,
  { protocol, lacksSrtp }: SecureRequired,
  context: RuleContext,
): () => readonly Fix[] {
  const transport = protocol ? tlsTransport(use.element, context) : undefined;
  const hasSettings = use.element.userAgent === 'other' && protocol !== undefined && !lacksSrtp;
  const settings = hasSettings ? settingEdits(use, context) : [];
  return () => {
    if (settings.length > 0) return fixOf('Use TLS', settings, { preferred: true });
    const srtp = lacksSrtp ? srtpEdits(use, context) : [];
    if (!protocol) return fixOf('Use SRTP', srtp, { preferred: true });
    if (transport === undefined || (lacksSrtp && srtp.length === 0)) return [];
    const tls = tlsEdits(use, context, transport);
    const title = lacksSrtp ? `Use TLS (${transport}) and SRTP` : `Use TLS (${transport})`;
    return fixOf(title, tls.length === 0 ? [] : [...tls, ...srtp], { preferred: true });
  };
}

/** In settings of a program without transports of its own the protocol is a word and the port a number. */
function settingEdits(
  { element, uris }: CallsUse | RegistrationUse,
  { subject }: RuleContext,
): readonly FileEdit[] {
  const hops = element.outboundProxies.length > 0 ? element.outboundProxies : uris;
  const perHop = hops.map((hop) => {
    const written = writtenProtocol(hop);
    return written ? subject.editor.set(element, written, tlsLike(written)) : [];
  });
  if (perHop.some((edits) => edits.length === 0)) return [];
  const ports = hops.flatMap((hop) => portEdits(element, hop, { subject }));
  // one setting may speak for several
  return distinct([...perHop.flat(), ...ports]);
}

function distinct(edits: readonly FileEdit[]): FileEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function tlsTransport(user: Peer | Registration, context: RuleContext): string | undefined {
  const own = gatewayTransport(user);
  return elementsMentioning(context, facts.transportOf('tls')).find(
    ({ element }) =>
      element.kind === 'transport' &&
      element.protocol.value === 'tls' &&
      (own === undefined || element.name === own),
  )?.element.name;
}

/** A gateway of FreeSWITCH sends over the profile that it stands in, `PROFILE/tls`. */
function gatewayTransport({ userAgent, transportName }: Peer | Registration): string | undefined {
  if (userAgent !== 'freeswitch') return undefined;
  return `${(transportName?.value ?? '').replace(/\/[^/]*$/, '')}/tls`;
}

function srtpEdits(use: CallsUse | RegistrationUse, { subject }: RuleContext): readonly FileEdit[] {
  if (use.use !== 'calls') return [];
  const { element } = use;
  return element.mediaEncryption?.at
    ? subject.editor.set(element, element.mediaEncryption, 'sdes')
    : subject.editor.add(element, 'mediaEncryption', 'sdes');
}

function tlsEdits(
  { element, uris }: CallsUse | RegistrationUse,
  context: RuleContext,
  transport: string,
): readonly FileEdit[] {
  const { editor } = context.subject;
  const hops = element.outboundProxies.length > 0 ? element.outboundProxies : uris;
  const perHop = hops.map((uri) => uriEdits(element, uri, context));
  // half of the way over TLS is no way; FreeSWITCH adds the parameter by itself
  if (element.userAgent !== 'freeswitch' && perHop.some((edits) => edits.length === 0)) return [];
  const name = element.transportName;
  const named = name?.at
    ? editor.set(element, name, transport)
    : editor.add(element, 'transportName', transport);
  return named.length === 0 ? [] : [...perHop.flat(), ...named];
}

function uriEdits(element: SipElement, uri: Sourced<SipUri>, context: RuleContext): readonly FileEdit[] {
  if (element.userAgent === 'freeswitch') return portEdits(element, uri, context);
  const [fix] = setsParameter(context, element, uri, { name: 'transport', value: 'tls' }, '');
  const edits = fix?.edits ?? [];
  const port = uri.value?.portText;
  if (edits.length === 0 || port?.text !== '5060') return edits;
  const written = partOf(uri, port.offset, port.offset + port.text.length);
  // the parameter goes right behind the port where there is no other
  if (uri.value?.parameters.length === 0)
    return context.subject.editor.set(element, written, '5061;transport=tls');
  return [...context.subject.editor.set(element, written, '5061'), ...edits];
}

function portEdits(
  element: SipElement,
  uri: Sourced<SipUri>,
  { subject }: Pick<RuleContext, 'subject'>,
): readonly FileEdit[] {
  const port = uri.value?.portText;
  if (port?.text !== '5060') return [];
  return subject.editor.set(element, partOf(uri, port.offset, port.offset + port.text.length), '5061');
}
