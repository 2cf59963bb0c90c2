import { nearest } from '../../../../text/nearest';
import { hasPlaceholder } from '../../../../text/placeholder';
import { wizardPrefixes, wizardType } from '../../schema';
import { harmless, sentence } from '../object';
import { checkBoolean } from '../values/words';
import type { Fault } from '../verdict';
import type { WizardSection } from './section';

/** What a wizard says that it wants to make, without what it takes. */
export function needs(section: WizardSection, flag: string | undefined, option: string): Fault {
  const setting = flag === undefined ? undefined : section.last(flag)?.index;
  const reason =
    flag === undefined ? `The wizard [${section.id}] has no ${option}` : `${flag} = yes needs ${option}`;
  const advice = flag === undefined ? `Add ${option}, or accepts_registrations = yes` : `Add ${option}`;
  return {
    rule: 'asterisk/missing-option',
    ...(setting === undefined ? {} : { setting }),
    option,
    message: sentence(reason, `Asterisk leaves out the ${LEFT_OUT[flag ?? option] ?? 'object'}`, advice),
    effect: 'dropped',
  };
}

const LEFT_OUT: Record<string, string> = {
  sends_auth: 'auths, and the registrations too',
  accepts_auth: 'inbound auth',
  sends_registrations: 'registrations',
  has_phoneprov: 'phone provisioning',
  remote_hosts: 'identify, so calls from the peer are not recognised by their address',
};

/** Names that Asterisk passes over without a word, and words that are no booleans. */
export function ownFaults(section: WizardSection): Fault[] {
  return section.settings.flatMap(({ name, value }, index) => {
    const spec = wizardType.options.get(name.toLowerCase());
    if (!spec) return unknownName(name, index);
    if (spec.type !== 'boolean' || hasPlaceholder(value)) return [];
    const problem = checkBoolean(value, { name, spec, environment: {} });
    if (!problem) return [];
    const { what, consequence = '', advice, suggestions = [] } = problem;
    return harmless('changed', {
      rule: 'asterisk/silent-boolean',
      setting: index,
      option: spec.name,
      what,
      consequence,
      advice,
      suggestions,
    });
  });
}

const PREFIXES = [...wizardPrefixes.keys()];

function unknownName(name: string, setting: number): Fault[] {
  if (
    name.startsWith('@') ||
    PREFIXES.some((prefix) => name.startsWith(prefix) && name.length > prefix.length)
  )
    return [];
  const slash = name.indexOf('/');
  const suggestions = slash < 0 ? nearest(name, wizardType.options.keys()) : prefixed(name, slash);
  const [best] = suggestions;
  const advice = best === undefined ? 'Remove the line' : `Write ${best}, or remove the line`;
  const what = `A wizard has no option ${name}`;
  const consequence = 'Asterisk ignores the line without a word';
  return [
    harmless('ignored', {
      rule: 'asterisk/unknown-option',
      setting,
      option: name,
      what,
      consequence,
      advice,
      suggestions,
    }),
  ];
}

function prefixed(name: string, slash: number): string[] {
  return nearest(name.slice(0, slash + 1), PREFIXES).map((prefix) => prefix + name.slice(slash + 1));
}
