import { objectKey } from '../../dialects/asterisk/objects/keys';
import { nearest } from '../../text/nearest';
import { isTemplateWord } from '../../text/placeholder';
import { report } from '../report';
import { rule } from '../rule';
import { isAbsenceKnown, isIgnored } from './absence';
import { changeTo, each } from './fixes';

const ENDPOINT = '[trunk]\ntype = endpoint\ncontext = incoming\n';

/** chan_pjsip looks the endpoint up when it dials. */
export const undefinedDialEndpoint = rule({
  id: 'asterisk/undefined-dial-endpoint',
  title: 'A dial string that names an endpoint that is not defined',
  severity: 'warning',
  on: 'dialTarget',
  docs: {
    why: '`PJSIP/NUMBER@NAME` and `PJSIP/NAME` call the endpoint `NAME`. Where there is none the call ends with "Unable to create channel", and only then anybody notices. Names are case-sensitive.',
    invalid: [
      {
        files: {
          'pjsip.conf': ENDPOINT,
          'extensions.conf': '[office]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@trnk)\n',
        },
      },
    ],
    valid: [
      {
        files: {
          'pjsip.conf': ENDPOINT,
          'extensions.conf': '[office]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@trunk)\n',
        },
      },
      {
        files: {
          'pjsip.conf': ENDPOINT,
          'extensions.conf': '[office]\nexten => _X.,1,Dial(PJSIP/${EXTEN}@${TRUNK})\n',
        },
      },
    ],
  },
  check({ peerName, userAgent }, context) {
    const { scope } = context;
    const { value, at } = peerName ?? {};
    if (userAgent !== 'asterisk' || !value || !at || isTemplateWord(value)) return;
    if (scope.definitions(objectKey('endpoint', value)).length > 0 || !isAbsenceKnown(scope)) return;
    if (isIgnored(value, scope)) return;
    const message = `There is no endpoint [${value}], so this call ends at once. Define the endpoint, or correct the name.`;
    report(context, undefinedDialEndpoint, at, message, {
      fixes: () => each(nearest(value, scope.names('endpoint/')), (name) => changeTo(at, name)),
    });
  },
});
