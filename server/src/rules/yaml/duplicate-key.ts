import { rangeOf } from '../../text/range';
import { report } from '../report';
import { rule } from '../rule';
import { fixOf } from '../text-fixes';
import { COMPOSE, compose } from './examples';

export const duplicateKey = rule({
  id: 'yaml/duplicate-key',
  title: 'A key twice in a mapping with SIP settings',
  severity: 'error',
  on: 'yaml.block',
  docs: {
    why: 'YAML does not allow a key twice in one mapping. docker compose and most readers refuse the file; others silently take the last value, and an edit of the first one does nothing.',
    invalid: [
      compose(
        COMPOSE.replace(
          '      SIP_USERNAME',
          '      SIP_HOST: acme.pstn.ashburn.twilio.com\n      SIP_USERNAME',
        ),
      ),
    ],
    valid: [compose(COMPOSE)],
  },
  check(subject, context) {
    for (const { duplicates, settings } of subject.settingLists) {
      for (const { key } of duplicates) {
        const at = subject.block.scalarPlace(key);
        const first = settings.find((setting) => setting.key === key.text);
        const message = `${key.text} stands twice in this mapping: docker compose and most programs refuse the file, others take the last one silently. Leave one of them.`;
        report(context, duplicateKey, at, message, {
          ...(first ? { related: [{ at: first.keyAt, message: 'It stands here first.' }] } : {}),
          fixes: () => {
            const line = at.range.start.line;
            const isAlone = subject.block.lineText(at.line).trimStart().startsWith(key.text);
            const isOneLine = settings.some(
              (setting) => setting.keyAt.sameAs(at) && setting.value.at?.endLine === at.line,
            );
            const edit = { uri: at.uri, range: rangeOf(line, 0, line + 1, 0), newText: '' };
            return isAlone && isOneLine ? fixOf('Remove this line', [edit]) : [];
          },
        });
      }
    }
  },
});
