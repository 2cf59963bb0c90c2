import { isSecure } from '../../twilio/account/services';
import type { Fix } from '../finding';
import { report } from '../report';
import { protocolTowards } from '../route';
import { type RuleContext, rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, SECURE_TRUNK, TRUNK } from './examples';
import { calledHere, type MediaUse, mediaUse } from './media-use';
import type { TwilioPeer } from './twilio-subjects';

export const tlsMismatch = rule({
  id: 'twilio/tls-mismatch',
  title: 'Only one of signaling and media to Twilio is encrypted',
  severity: 'error',
  twilioErrors: [32209],
  sipStatus: [488],
  on: ['twilio.peer', 'dialTarget'],
  docs: {
    why: 'Secure trunking and secure SIP Domains mean TLS **and** SRTP; otherwise neither. SRTP without TLS is refused with 488: a secure trunk wants TLS (32209), any other takes no SRTP (32207), and the keys of SDES would travel in the clear. TLS without SRTP works only where secure media are off: a secure trunk refuses it (32208).',
    invalid: [
      pjsip(TRUNK, ['context = from-twilio\n', 'context = from-twilio\nmedia_encryption = sdes\n']),
      pjsip(SECURE_TRUNK, ['media_encryption = sdes\n', '']),
    ],
    valid: [pjsip(TRUNK), pjsip(SECURE_TRUNK)],
  },
  check(subject, context) {
    const use = mediaUse(subject, context);
    if (!use) return;
    const { twilio } = use;
    const { mediaEncryption } = twilio.peer;
    // what nobody wrote may be written in a file that cannot be seen
    const isOpen = mediaEncryption?.origin === 'default' && !context.scope.complete;
    const encryption = isOpen ? undefined : mediaEncryption?.value;
    const isTls = usesTls(twilio, context);
    if (encryption === undefined || isTls === undefined || isKnownSecurity(twilio, context)) return;
    if (encryption === 'sdes' && !isTls) reportSrtpAlone(use, context);
    else if (encryption === 'none' && isTls) reportTlsAlone(use, context);
  },
});

/** Undefined where some go over TLS and others do not, or where that cannot be known. */
function usesTls({ peer, targets, isDirect }: TwilioPeer, { scope }: RuleContext): boolean | undefined {
  if (!isDirect) return undefined;
  const hops = peer.outboundProxies.length > 0 ? peer.outboundProxies : targets.map(({ uri }) => uri);
  const answers = new Set(
    hops.map((hop) => {
      const chosen = protocolTowards(peer, hop);
      const named = peer.transport?.protocol.value;
      // sip/transport-conflict says that nothing is sent at all
      if (chosen && named !== undefined && named !== chosen.protocol) return undefined;
      if (chosen?.by === 'default' && !scope.complete) return undefined;
      return chosen && chosen.protocol === 'tls';
    }),
  );
  return answers.size === 1 ? [...answers][0] : undefined;
}

/** Where the account says whether the trunk is secure, twilio/secure-required and -refused say what is wrong. */
function isKnownSecurity({ host }: TwilioPeer, { account }: RuleContext): boolean {
  if (host.kind !== 'service') return false;
  return isSecure(account, { product: host.product, name: host.name.text }).state === 'loaded';
}

function reportSrtpAlone(use: MediaUse, context: RuleContext): void {
  const { mediaEncryption } = use.twilio.peer;
  const message =
    'SRTP is on, but signaling to Twilio is not TLS: Twilio answers 488, for a secure trunk wants TLS (32209) and any other takes no SRTP (32207). Use a TLS transport and ;transport=tls with port 5061, or turn SRTP off.';
  report(context, tlsMismatch, mediaEncryption?.at, message, {
    related: calledHere(use),
    fixes: () => turnTo('no', 'Turn SRTP off', use, context),
  });
}

function reportTlsAlone(use: MediaUse, context: RuleContext): void {
  const { peer, uri } = use.twilio;
  const at = peer.mediaEncryption?.at ?? protocolTowards(peer, uri)?.at ?? uri.at;
  const message =
    'Signaling to Twilio is TLS, but media is not encrypted: a secure trunk or SIP Domain answers 488 (32208). Turn SRTP on (SDES) together with secure media at Twilio; leave it only where secure media is off there.';
  report(context, tlsMismatch, at, message, {
    severity: 'warning',
    twilioErrors: [32208],
    related: calledHere(use),
    fixes: () => turnTo('sdes', 'Turn SRTP on (SDES)', use, context),
  });
}

function turnTo(word: string, title: string, { twilio, holder }: MediaUse, context: RuleContext): Fix[] {
  const { mediaEncryption } = twilio.peer;
  if (mediaEncryption?.origin === 'derived') return [];
  if (mediaEncryption?.at) return rewrites(context, holder, mediaEncryption, word, title);
  const edits = context.subject.editor.add(holder, 'mediaEncryption', word);
  return edits.length > 0 ? [{ title, kind: 'unsafe', edits }] : [];
}
