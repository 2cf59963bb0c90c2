import { type Call, type Handlers, itemOf, type JsonObject, ok } from '../call';
import { invalid } from '../error';
import { metaList } from '../paging';
import type { Alert } from '../state/resources';
import { iso8601, iso8601Dates } from './dates';

function bodyOf({ account, host }: Call, alert: Alert): JsonObject {
  const { sid, error_code, log_level, alert_text, resource_sid, request_url } = alert;
  return {
    ...{ sid, account_sid: account.sid, error_code, log_level, alert_text, resource_sid, request_url },
    api_version: '2010-04-01',
    more_info: `https://www.twilio.com/docs/errors/${error_code}`,
    request_method: 'POST',
    service_sid: null,
    ...iso8601Dates(alert),
    date_generated: iso8601(alert.date_generated),
    url: `https://${host}/v1/Alerts/${sid}`,
  };
}

/** `YYYY-MM-DD` or `YYYY-MM-DDThh:mm:ssZ`, in milliseconds since the epoch. */
function dateIn({ query }: Call, name: string, otherwise: number): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const time = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw invalid(20001, `${name} is no date`);
  return time;
}

/** There is no filter by error code. */
function matching(call: Call): Alert[] {
  const start = dateIn(call, 'StartDate', 0);
  const end = dateIn(call, 'EndDate', Number.POSITIVE_INFINITY);
  const level = call.query.get('LogLevel');
  return call.region.alerts.filter(
    ({ date_generated, log_level }) =>
      date_generated.getTime() >= start &&
      date_generated.getTime() <= end &&
      (level === null || log_level === level),
  );
}

export const alerts: Handlers = {
  ListAlert: (call) => metaList(call, 'alerts', matching(call), (alert) => bodyOf(call, alert)),

  FetchAlert(call) {
    const body = bodyOf(call, itemOf(call.region.alerts, call));
    const details = {
      request_variables: '',
      request_headers: null,
      response_headers: null,
      response_body: null,
    };
    return ok({ ...body, ...details });
  },
};
