import { type Constraint, harmless, lastSetting, lastValue, missing, settingsNamed } from '../object';
import { readUnsigned } from '../values/number';
import { splitList } from '../values/separate';
import type { Fault } from '../verdict';

/** Options of the global object that must not be given empty (res/res_pjsip/config_global.c). */
export const constrainGlobal: Constraint = (object) =>
  ['debug', 'default_from_user']
    .filter((name) => lastSetting(object.settings, name)?.value === '')
    .map((name) => missing(object, name, 'Give a value, or remove the line'));

const LEAST_T1 = 100;

/** Timers that are raised to what SIP needs (res/res_pjsip/config_system.c). */
export const constrainSystem: Constraint = ({ settings }) => {
  const t1 = lastSetting(settings, 'timer_t1');
  const b = lastSetting(settings, 'timer_b');
  const given = (t1 && readUnsigned(t1.value)) ?? 500;
  const faults: Fault[] = [];
  if (t1 && given < LEAST_T1) faults.push(raised(t1.index, 'timer_t1', given, LEAST_T1));
  const least = 64 * Math.max(given, LEAST_T1);
  const timeout = (b && readUnsigned(b.value)) ?? 32_000;
  const at = b ?? t1;
  if (at && timeout < least) faults.push(raised(at.index, 'timer_b', timeout, least));
  return faults;
};

function raised(setting: number, option: string, given: number, least: number): Fault {
  const what = `${option} (${given} ms) is too low`;
  return harmless('changed', {
    setting,
    option,
    what,
    consequence: `Asterisk takes ${least}`,
    advice: `Use ${least} or more`,
  });
}

/** An alias without its domain means nothing (res/res_pjsip/config_domain_aliases.c). */
export const constrainDomainAlias: Constraint = (object) =>
  lastValue(object.settings, 'domain') === ''
    ? [missing(object, 'domain', 'Name the domain that the alias stands for')]
    : [];

/** What `resource_list_apply_handler` checks (res/res_pjsip_pubsub.c). */
export const constrainResourceList: Constraint = (object) => {
  const items = settingsNamed(object.settings, 'list_item').flatMap(({ value }) => splitList(value));
  const faults: Fault[] = [];
  if (!lastSetting(object.settings, 'event')) faults.push(missing(object, 'event', 'Add event = presence'));
  if (items.every((item) => item === ''))
    faults.push(missing(object, 'list_item', 'Name the resources of the list'));
  return faults;
};

/** Without these the phone is not provisioned; the object stays all the same (res/res_pjsip_phoneprov_provider.c). */
export const constrainPhoneprov: Constraint = ({ settings }) =>
  ['MAC', 'PROFILE']
    .filter((name) => !settings.some((setting) => setting.name === name && setting.value !== ''))
    .map((name) =>
      harmless('none', {
        rule: 'asterisk/missing-option',
        option: name,
        what: `${name} is missing`,
        consequence: 'Asterisk provisions no phone with this section',
        advice: `Add ${name}`,
      }),
    );
