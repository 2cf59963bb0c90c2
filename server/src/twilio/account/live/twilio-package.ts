/**
 * What of the `twilio` package is used. It is a module of its own, loaded at the first request, because it is slow to load
 * and most windows never need it. Its deep paths work as the package has no `exports` map; its version is pinned.
 */
import { Client } from 'twilio/lib/base/BaseTwilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import Api from 'twilio/lib/rest/Api';
import Monitor from 'twilio/lib/rest/Monitor';
import Routes from 'twilio/lib/rest/Routes';
import Trunking from 'twilio/lib/rest/Trunking';

/** What the package asks of the part that sends its requests. */
export interface PackageRequest {
  readonly method: string;
  readonly uri: string;
  readonly username?: string;
  readonly password?: string;
  readonly headers?: object;
  readonly params?: object;
  readonly data?: object;
}

export interface PackageResponse {
  readonly statusCode: number;
  /** Parsed, so that the package parses nothing and no text of an answer gets into one of its errors. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PackageOptions {
  readonly username: string;
  readonly secret: string;
  readonly accountSid: string;
  /** Both empty for the first region. Given always: what is left out is taken from TWILIO_EDGE and TWILIO_REGION. */
  readonly edge: string;
  readonly region: string;
  request(request: PackageRequest): Promise<PackageResponse>;
}

/** The account's resources as the package offers them. */
export function openPackage(options: PackageOptions) {
  const { username, secret, accountSid, edge, region, request } = options;
  const sender: Pick<RequestClient, 'request'> = { request: request as RequestClient['request'] };
  const client = new Client(username, secret, {
    accountSid,
    edge,
    region,
    // `debug` prints requests to standard output, which a language server speaks over
    logLevel: 'none',
    userAgentExtensions: ['sip-lens'],
    // the package calls nothing but `request`; its own class would open sockets through axios
    httpClient: sender as RequestClient,
  });
  const { accounts } = new Api(client).v2010;
  return {
    client,
    accounts,
    account: accounts(accountSid),
    trunks: new Trunking(client).v1.trunks,
    routes: new Routes(client).v2,
    alerts: new Monitor(client).v1.alerts,
  };
}

export type TwilioPackage = ReturnType<typeof openPackage>;
