import { report } from '../report';
import { rule } from '../rule';
import { rewrites } from '../text-fixes';
import { pjsip, SECURE_TRUNK, TRUNK } from './examples';
import { mediaUse } from './media-use';

export const srtpMethod = rule({
  id: 'twilio/srtp-method',
  title: 'DTLS-SRTP towards Twilio',
  severity: 'error',
  twilioErrors: [32207, 32208],
  sipStatus: [488],
  on: ['twilio.peer', 'dialTarget'],
  docs: {
    why: 'Twilio exchanges SRTP keys by SDES only (`AES_CM_128_HMAC_SHA1_80`). With `media_encryption = dtls`, or `webrtc = yes` which includes it, or `media_webrtc=true` in FreeSWITCH, the offer holds no keys that Twilio understands and every call ends in 488. DTLS is for browsers that register with your PBX, not for the trunk.',
    invalid: [pjsip(SECURE_TRUNK, ['media_encryption = sdes', 'media_encryption = dtls'])],
    valid: [pjsip(SECURE_TRUNK), pjsip(TRUNK)],
  },
  check(subject, context) {
    const use = mediaUse(subject, context);
    const mediaEncryption = use?.twilio.peer.mediaEncryption;
    if (!use || mediaEncryption?.value !== 'dtls' || !use.twilio.isDirect) return;
    const message =
      'Twilio takes SRTP keys by SDES only: with DTLS-SRTP every call ends in 488 (32207, or 32208 on a secure trunk). Write sdes.';
    report(context, srtpMethod, mediaEncryption.at, message, {
      fixes: () =>
        mediaEncryption.origin === 'derived'
          ? []
          : rewrites(context, use.holder, mediaEncryption, 'sdes', 'Change to sdes', { preferred: true }),
    });
  },
});
