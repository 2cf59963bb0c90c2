import { wizardType } from '../../schema';
import type { Placed } from '../object';
import type { Fault } from '../verdict';
import { needs } from './faults';
import { hasSetting, type MadeSetting, type WizardSection } from './section';

/** An object that a wizard makes, under the name Asterisk gives it. */
export interface WizardObject {
  readonly type: string;
  readonly id: string;
  readonly settings: readonly MadeSetting[];
  /** Asterisk gives up before this one if that object of the same type and wizard is dropped. */
  readonly requires?: string;
}

/** What one kind of object comes to: those that are made, or why none is. */
export interface Made {
  readonly objects: readonly WizardObject[];
  readonly faults: readonly Fault[];
}

const NONE: Made = { objects: [], faults: [] };

/** Every object of a wizard knows it by this field. */
function mark({ id }: WizardSection): MadeSetting {
  return { name: '@pjsip_wizard', value: id };
}

/** ID-oauth and ID-iauth; a fault in the first keeps the second from being made. */
export function makeAuths(section: WizardSection): Made {
  const outbound = makeAuth(section, 'outbound_auth/', 'sends_auth', '-oauth');
  if (outbound.faults.length > 0) return outbound;
  const inbound = makeAuth(section, 'inbound_auth/', 'accepts_auth', '-iauth');
  const requires = outbound.objects[0]?.id;
  const second = inbound.objects.map((object) => (requires === undefined ? object : { ...object, requires }));
  return { objects: [...outbound.objects, ...second], faults: inbound.faults };
}

function makeAuth(section: WizardSection, prefix: string, flag: string, suffix: string): Made {
  if (!section.isOn(flag)) return NONE;
  const given = section.forPrefix(prefix);
  if (!hasSetting(given, 'username'))
    return { objects: [], faults: [needs(section, flag, `${prefix}username`)] };
  const type = hasSetting(given, 'auth_type') ? [] : [{ name: 'auth_type', value: 'userpass' }];
  return made({ type: 'auth', id: section.id + suffix, settings: [...given, mark(section), ...type] });
}

function made(...objects: WizardObject[]): Made {
  return { objects, faults: [] };
}

export function makeAor(section: WizardSection): Made {
  const given = section.forPrefix('aor/');
  const contacts = hasSetting(given, 'contact') ? [] : contactsOf(section);
  const settings = [...given, mark(section), ...section.handedOn('outbound_proxy'), ...contacts];
  return made({ type: 'aor', id: section.id, settings });
}

/** One contact for each remote host. */
function contactsOf(section: WizardSection): MadeSetting[] {
  const { text, sources } = patternOf(section, 'contact_pattern');
  if (text === '') return [];
  return section.remoteHosts.map((host) => ({ name: 'contact', value: substitute(text, host), sources }));
}

/** A pattern, or its default, and the settings that go into it. */
function patternOf(section: WizardSection, name: string): { text: string; sources: number[] } {
  const given = section.last(name);
  const byDefault = wizardType.options.get(name)?.default ?? '';
  return { text: given?.value ?? byDefault, sources: indexes(given, section.hostsSetting) };
}

function indexes(...settings: readonly (Placed | undefined)[]): number[] {
  return settings.flatMap((setting) => setting?.index ?? []);
}

/** Other variables are left as they stand: they may be global ones of the dialplan. */
function substitute(pattern: string, host: string, username?: string): string {
  const withHost = pattern.replace(/\$\{REMOTE_HOST\}/g, () => host);
  return username === undefined ? withHost : withHost.replace(USERNAME, () => username);
}

const USERNAME = /\$\{USERNAME\}/g;

export function makeEndpoint(section: WizardSection): Made {
  const { id } = section;
  const given = section.forPrefix('endpoint/');
  const settings = [
    ...given,
    mark(section),
    { name: 'aors', value: id },
    ...section.handedOn('outbound_proxy'),
    ...hint(section, given),
    ...section.handedOn('transport'),
    ...(section.isOn('sends_auth') ? [{ name: 'outbound_auth', value: `${id}-oauth` }] : []),
    ...(section.isOn('accepts_auth') ? [{ name: 'auth', value: `${id}-iauth` }] : []),
  ];
  return made({ type: 'endpoint', id, settings });
}

function hint(section: WizardSection, given: readonly MadeSetting[]): MadeSetting[] {
  const exten = section.given('hint_exten');
  if (!exten) return [];
  const own = given.findLast(({ name }) => name.toLowerCase() === 'context');
  const context = section.given('hint_context')?.value || own?.value || 'default';
  return [
    { name: '@hint_context', value: context },
    { name: '@hint_exten', value: exten.value, from: exten.index },
  ];
}

/** None where the peer registers here or is known by its line. */
export function makeIdentify(section: WizardSection): Made {
  if (section.isOn('accepts_registrations') || section.isOn('sends_line_with_registrations')) return NONE;
  if (section.remoteHosts.length === 0)
    return { objects: [], faults: [needs(section, undefined, 'remote_hosts')] };
  const { id, hostsSetting } = section;
  const given = section.forPrefix('identify/');
  const from = hostsSetting?.index ?? 0;
  const matches = section.remoteHosts.map((value) => ({ name: 'match', value, from }));
  const settings = [
    ...given,
    { name: 'endpoint', value: id },
    mark(section),
    ...(hasSetting(given, 'match') ? [] : matches),
  ];
  return made({ type: 'identify', id: `${id}-identify`, settings });
}

export function makePhoneprov(section: WizardSection): Made {
  if (!section.isOn('has_phoneprov')) return NONE;
  const { id } = section;
  if (!section.last('phoneprov/mac'))
    return { objects: [], faults: [needs(section, 'has_phoneprov', 'phoneprov/MAC')] };
  const settings = [...section.forPrefix('phoneprov/'), { name: 'endpoint', value: id }, mark(section)];
  return made({ type: 'phoneprov', id: `${id}-phoneprov`, settings });
}

/** ID-reg-0, ID-reg-1 …, one for each remote host. */
export function makeRegistrations(section: WizardSection): Made {
  if (!section.isOn('sends_registrations')) return NONE;
  if (section.remoteHosts.length === 0) {
    return { objects: [], faults: [needs(section, 'sends_registrations', 'remote_hosts')] };
  }
  const username = section.isOn('sends_auth')
    ? section.last('outbound_auth/username')
    : { value: section.id };
  if (!username) return { objects: [], faults: [] };
  const objects = section.remoteHosts.map((host, number) =>
    makeRegistration(section, host, number, username),
  );
  return { objects, faults: [] };
}

type Username = Pick<Placed, 'value'> & Partial<Placed>;

function makeRegistration(
  section: WizardSection,
  host: string,
  number: number,
  username: Username,
): WizardObject {
  const { id } = section;
  const settings = [
    ...section.forPrefix('registration/'),
    ...section.handedOn('outbound_proxy'),
    mark(section),
    ...uri(section, 'server_uri', host, username),
    ...uri(section, 'client_uri', host, username),
    ...(section.isOn('sends_auth') ? [{ name: 'outbound_auth', value: `${id}-oauth` }] : []),
    ...section.handedOn('transport'),
    ...(section.isOn('sends_line_with_registrations') ? line(id) : []),
  ];
  const requires = number > 0 ? { requires: `${id}-reg-${number - 1}` } : {};
  return { type: 'registration', id: `${id}-reg-${number}`, settings, ...requires };
}

function uri(section: WizardSection, name: string, host: string, username: Username): MadeSetting[] {
  const { text, sources } = patternOf(section, `${name}_pattern`);
  if (text === '') return [];
  const named = text.search(USERNAME) >= 0 && username.index !== undefined ? [username.index] : [];
  return [{ name, value: substitute(text, host, username.value), sources: [...sources, ...named] }];
}

function line(id: string): MadeSetting[] {
  return [
    { name: 'line', value: 'yes' },
    { name: 'endpoint', value: id },
  ];
}
