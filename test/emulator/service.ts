import type { Call, Reply } from './call';
import type { Contract } from './contract/contract';
import { forbidden, notFound, TwilioError, unauthorized } from './error';
import type { HostParts } from './hosts';
import type { Key, Keys } from './keys';
import type { FoundOperation } from './operations';
import { access, permissionFor } from './permissions';
import { handlers } from './resources/all';
import type { Account } from './state/account';
import type { World } from './state/world';

/** A request that was understood as HTTP. */
export interface TwilioRequest {
  readonly host: string;
  readonly place: HostParts;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly authorization?: string;
}

/** Answers requests as Twilio does. */
export class Service {
  constructor(
    readonly world: World,
    readonly keys: Keys,
    readonly contract: Contract,
  ) {}

  answer(request: TwilioRequest, found: FoundOperation | undefined): Reply {
    try {
      return this.#answer(request, found);
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      return { status: error.status, body: error.body };
    }
  }

  #answer({ authorization, place, ...request }: TwilioRequest, found: FoundOperation | undefined): Reply {
    const key = this.keys.authenticate(authorization, place.region);
    if (!key || this.world.account(key.accountSid).status !== 'active') throw unauthorized();
    const handler = found && handlers[place.product][found.operation.id];
    if (!found || !handler) throw notFound(request.path);
    authorize(key, found);
    const account = this.#accountOf(key, found);
    const region = account.regions[place.region];
    const call: Call = { ...request, world: this.world, key, account, region, ...found };
    return handler(call);
  }

  /** The account of the path; an auth token opens the subaccounts of its account as well. */
  #accountOf(key: Key, { parameters }: FoundOperation): Account {
    const own = this.world.account(key.accountSid);
    const wanted = parameters.AccountSid ?? own.sid;
    if (wanted === own.sid) return own;
    const subaccount = this.world.accounts.find(
      ({ sid, owner_account_sid }) => sid === wanted && owner_account_sid === own.sid,
    );
    if (!subaccount || key.kind !== 'token') throw unauthorized();
    return subaccount;
  }
}

function authorize(key: Key, { operation }: FoundOperation): void {
  const answer = access(key, permissionFor(operation.product, operation.id));
  if (answer === 'unauthorized') throw unauthorized();
  if (answer === 'forbidden') throw forbidden();
}
