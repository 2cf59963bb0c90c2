import {
  type Constraint,
  dropping,
  type JudgedObject,
  lastSetting,
  lastValue,
  missing,
  type Placed,
  settingsNamed,
} from '../object';
import { isExtendedRegex } from '../values/regex';
import { splitList } from '../values/separate';
import type { Fault } from '../verdict';

/** What `ip_identify_apply` checks (res/res_pjsip_endpoint_identifier_ip.c). Host names are looked at value by value. */
export const constrainIdentify: Constraint = (object) => {
  const faults: Fault[] = [];
  if (lastValue(object.settings, 'endpoint') === '') {
    faults.push(missing(object, 'endpoint', 'Name the endpoint that the requests belong to'));
  }
  if (!matchesSomething(object))
    faults.push(missing(object, 'match', 'Add match, match_header or match_request_uri'));
  return [...faults, ...header(object), ...requestUri(object)];
};

function matchesSomething({ settings }: JudgedObject): boolean {
  if (lastValue(settings, 'match_header') !== '' || lastValue(settings, 'match_request_uri') !== '')
    return true;
  return settingsNamed(settings, 'match').some(({ value }) => splitList(value).some((item) => item !== ''));
}

function header(object: JudgedObject): Fault[] {
  const given = lastSetting(object.settings, 'match_header');
  if (!given || given.value === '') return [];
  const colon = given.value.indexOf(':');
  if (colon < 0 || given.value.slice(0, colon).trim() === '') {
    const what = 'match_header has no header name with a colon';
    return [dropping(object, { ...place(given), what, advice: 'Write match_header = Header: value' })];
  }
  return regex(object, given, given.value.slice(colon + 1).trim());
}

function requestUri(object: JudgedObject): Fault[] {
  const given = lastSetting(object.settings, 'match_request_uri');
  return given ? regex(object, given, given.value) : [];
}

/** `/…/` is a regular expression. */
function regex(object: JudgedObject, given: Placed, value: string): Fault[] {
  if (value.length < 3 || !value.startsWith('/') || !value.endsWith('/')) return [];
  if (isExtendedRegex(value.slice(1, -1))) return [];
  const what = `${given.name} has no valid regular expression between its slashes`;
  return [dropping(object, { ...place(given), what, advice: 'Close its brackets and parentheses' })];
}

function place({ index, name }: Placed): Pick<Fault, 'rule' | 'setting' | 'option'> {
  return { rule: 'asterisk/invalid-value', setting: index, option: name.toLowerCase() };
}
