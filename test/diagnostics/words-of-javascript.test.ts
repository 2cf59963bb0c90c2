import assert from 'node:assert/strict';
import { documentSymbols } from '../../server/src/features';
import { CheckedWorkspace, uriOf } from '../support/checked-workspace';

const WORDS = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];

/** Files in which people may write any word, with `%` for it. */
const files: readonly [path: string, text: string][] = [
  [
    '/pjsip.conf',
    '[%]\ntype=%\n[udp]\ntype=transport\nprotocol=%\nmethod=%\nbind=0.0.0.0\n[a]\ntype=aor\n%=1\ncontact=sip:%.twilio.com\n' +
      '[a]\ntype=endpoint\nallow=!all,%\nmedia_encryption=%\ndtmf_mode=%\ntransport=%\naors=%\nauth=%\n',
  ],
  ['/extensions.conf', '[%]\nexten => %,1,%(PJSIP/%)\nexten => %,n,Dial(PJSIP/1@%)\n'],
  [
    '/sip_profiles/external/a.xml',
    '<include>\n<gateway name="%">\n<param name="%" value="%"/>\n<param name="proxy" value="%.twilio.com"/>\n' +
      '<param name="register-transport" value="%"/>\n<variable name="%" value="%" direction="%"/>\n<% %="%"/>\n</gateway>\n</include>\n',
  ],
  [
    '/sip.yaml',
    'sip:\n  host: %.twilio.com\n  transport: %\n  external_address: 203.0.113.10\n  codecs: %\n  %: %\n%:\n  sip:\n    host: a.pstn.twilio.com\n',
  ],
  ['/.env', '%=%\nSIP_HOST=a.pstn.twilio.com\nSIP_USERNAME=%\nSIP_PASSWORD=%\nSIP_%=%\n'],
];

describe('words that every object of JavaScript has', () => {
  for (const [path, form] of files) {
    for (const word of WORDS) {
      it(`are words like any others: ${word} in ${path}`, async () => {
        const checked = await CheckedWorkspace.of(new Map([[path, form.replaceAll('%', word)]]));
        const failed = checked.all().filter(({ rule }) => rule === 'internal/rule-failed');
        assert.deepEqual(failed, []);
        const accountFor = (uri: string) => checked.accounts.snapshotForFile(uri);
        const { workspace, checker } = checked;
        assert.ok(workspace.unitOf(uriOf(path)));
        assert.ok(Array.isArray(documentSymbols({ workspace, checker, accountFor }, uriOf(path))));
        for (const element of models(checked)) assert.doesNotMatch(element, /function/);
      });
    }
  }
});

/** What the objects mean, with functions where there should be none. */
function models({ workspace, checker }: CheckedWorkspace): string[] {
  return [...workspace.units].flatMap((unit) =>
    [...unit.subjects()].flatMap((subject) =>
      (checker.checkerOf(unit)?.modelOf(subject) ?? []).map((element) =>
        JSON.stringify(element, (name, value: unknown) =>
          name === 'at' ? undefined : typeof value === 'function' ? 'function' : value,
        ),
      ),
    ),
  );
}
