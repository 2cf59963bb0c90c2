import type { XmlElement } from '../../syntax/xml/element';
import { report } from '../report';
import { rule } from '../rule';
import { configuration, inProfile, profile, profiles, TRUNK } from './example';

const OTHER = { ...TRUNK, proxy: 'acme-backup.pstn.dublin.twilio.com' };

function context(number: string): string {
  return `    <context name="default">
      <extension name="to_${number}">
        <condition field="destination_number" expression="^(${number}\\d+)$">
          <action application="bridge" data="sofia/gateway/acme/+$1"/>
        </condition>
      </extension>
    </context>
`;
}

function dialplan(contexts: string): string {
  const trunk = profiles(profile('external', {}, inProfile('acme', TRUNK)));
  return `${trunk}  <section name="dialplan">\n${contexts}  </section>\n`;
}

const [FIRST, SECOND] = [
  profile('external', {}, inProfile('acme', TRUNK)),
  profile('backup', {}, inProfile('acme-backup', OTHER)),
];
const END = '    </configuration>\n';

/** switch_xml_find_child stops at the first one; mod_dialplan_xml and the directory look no further either. */
export const ignoredDuplicate = rule({
  id: 'freeswitch/ignored-duplicate',
  title: 'A part of the configuration that FreeSWITCH never looks at',
  severity: 'warning',
  on: 'freeswitch.ignored',
  docs: {
    why: 'FreeSWITCH looks up a `<section>`, a `<configuration>`, a `<context>` of the dialplan and a `<domain>` of the directory by its name and takes **the first one**, whatever the case of the name. A second one is not added to it: its gateways, lists, extensions and users are not there, and nothing is logged. The same is true of a second `<profiles>` or `<network-lists>` beside the first, and of a second `<settings>`, `<gateways>`, `<domains>` or `<aliases>` of a profile. Of two **profiles of one name** both are started, but the gateways and domains of the first are read for either. It often comes from a copy that a pattern includes too (`sofia.conf.old.xml` stands ahead of `sofia.conf.xml`), or from a file of one\'s own that begins with `<context name="default">` anew. Move what it holds into the first one, give it a name of its own, or remove it. Nothing is said of configurations, contexts and domains beside each other in a file that is only a part of a configuration.',
    invalid: [
      configuration(dialplan(context('1') + context('44'))),
      configuration(profiles(`${FIRST}      </profiles>\n      <profiles>\n${SECOND}`)),
      configuration(profiles(FIRST + SECOND.replace('"backup"', '"external"'))),
      configuration(
        profiles(
          `${FIRST}      </profiles>\n${END}    <configuration name="Sofia.conf">\n      <profiles>\n${SECOND}`,
        ),
      ),
    ],
    valid: [configuration(dialplan(context('1'))), configuration(profiles(FIRST + SECOND))],
  },
  check({ element, first, at }, context) {
    const message = element.name === 'profile' ? ofProfile(element, first) : ofPart(element, first);
    const related = [{ at: first.nameAt, message: 'The one that FreeSWITCH takes.' }];
    report(context, ignoredDuplicate, at, message, { related });
  },
});

function ofPart(element: XmlElement, first: XmlElement): string {
  return `FreeSWITCH takes the first ${tagOf(first)} alone and never looks at this one, without a word in the log: ${lostIn(element)} not there. Move them into the first one, or remove this one.`;
}

/** Each is started, but gateways and domains are looked up by the name (sofia.c, `launch_sofia_worker_thread`). */
function ofProfile(element: XmlElement, first: XmlElement): string {
  const isSame = element.value('name') === first.value('name');
  const found = isSame ? 'finds only one of the two profiles by this name, and ' : '';
  return `FreeSWITCH ${found}reads the gateways and domains of the first ${tagOf(first)} alone, without a word in the log: those of this one are not there. Give it a name of its own, or remove it.`;
}

function tagOf(element: XmlElement): string {
  const name = element.value('name');
  return name === undefined ? `<${element.name}>` : `<${element.name} name="${name}">`;
}

/** What people miss. */
function lostIn({ name }: XmlElement): string {
  switch (name) {
    case 'context':
      return 'its extensions are';
    case 'domain':
      return 'its users are';
    case 'gateways':
      return 'its gateways are';
    case 'profiles':
      return 'its profiles and their gateways are';
    case 'network-lists':
      return 'its lists are';
    case 'settings':
      return 'its params are';
    case 'domains':
      return 'its domains are';
    case 'aliases':
      return 'its aliases are';
    default:
      return 'the things in it are';
  }
}
