import { Place } from '../../text/place';
import { report } from '../report';
import { rule } from '../rule';
import { pjsip } from './example';

/** chan_sip was removed in Asterisk 21. */
export const chanSip = rule({
  id: 'asterisk/chan-sip',
  title: 'A sip.conf that no current Asterisk reads',
  severity: 'info',
  on: 'asterisk.program',
  docs: {
    why: '`sip.conf` belongs to chan_sip, which is gone since Asterisk 21: nothing in it is read any more. Move its peers to `pjsip.conf`; the script `sip_to_pjsip.py` in the sources of Asterisk helps with that.',
    invalid: [{ files: { 'sip.conf': '[general]\ncontext = default\n' } }],
    valid: [pjsip('[alice]\ntype = aor\n'), { files: { 'sip.conf': '; moved to pjsip.conf\n' } }],
  },
  check({ dialect, load }, context) {
    const first = load.categories.list[0];
    if (dialect !== 'asterisk-chan-sip' || !first) return;
    const { section } = first;
    const at = new Place(section, 0, section.header?.start ?? 0, section.header?.end ?? 0);
    const message =
      'sip.conf belongs to chan_sip, which is gone since Asterisk 21, so nothing here is checked. Move what you still need to pjsip.conf.';
    report(context, chanSip, at, message);
  },
});
