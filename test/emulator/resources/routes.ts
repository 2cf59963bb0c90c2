import { type Call, type Handler, type Handlers, type JsonObject, ok } from '../call';
import { invalid, notFound } from '../error';
import { regionIds } from '../hosts';
import type { Route } from '../state/resources';
import { iso8601Dates } from './dates';
import { assign, Form } from './form';

interface RouteKind {
  readonly path: string;
  /** Of the path. */
  readonly parameter: string;
  /** Field of the answer that holds the domain name. */
  readonly field: string;
  readonly suffix: string;
}

const sipDomains: RouteKind = {
  path: '/v2/SipDomains',
  parameter: 'SipDomain',
  field: 'sip_domain',
  suffix: '.sip.twilio.com',
};

const trunks: RouteKind = {
  path: '/v2/Trunks',
  parameter: 'SipTrunkDomain',
  field: 'sip_trunk_domain',
  suffix: '.pstn.twilio.com',
};

function bodyOf({ host }: Call, { path, field }: RouteKind, route: Route): JsonObject {
  const { sid, domain_name, account_sid, friendly_name, voice_region } = route;
  return {
    ...{ sid, account_sid, friendly_name, voice_region, [field]: domain_name },
    ...iso8601Dates(route),
    url: `https://${host}${path}/${domain_name}`,
  };
}

/** Whatever region is asked: the name is one, and so is the region that takes its traffic. */
function routeOf(call: Call, { parameter, suffix }: RouteKind): Route {
  const name = (call.parameters[parameter] ?? '').toLowerCase();
  const route = call.world.routes.get(name);
  if (route?.account_sid !== call.account.sid || !name.endsWith(suffix)) throw notFound(call.path);
  return route;
}

const fetch =
  (kind: RouteKind): Handler =>
  (call) =>
    ok(bodyOf(call, kind, routeOf(call, kind)));

const update =
  (kind: RouteKind): Handler =>
  (call) => {
    const route = routeOf(call, kind);
    const form = new Form(call.form, 20001);
    const voice_region = form.text('VoiceRegion');
    if (voice_region !== undefined && !regionIds.some((id) => id === voice_region))
      throw invalid(21252, `Invalid Region ${voice_region}`);
    assign(route, { voice_region, friendly_name: form.text('FriendlyName') });
    return ok(bodyOf(call, kind, route));
  };

/** Reads and updates only: a list of routes does not exist. */
export const routes: Handlers = {
  FetchSipDomain: fetch(sipDomains),
  UpdateSipDomain: update(sipDomains),
  FetchTrunks: fetch(trunks),
  UpdateTrunks: update(trunks),
};
