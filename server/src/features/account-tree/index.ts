import type { AccountNode, AccountTree, RegionNode } from '../../../../protocol/account';
import { type AccountData, collectionNames, type RegionData } from '../../twilio/account/data';
import type { LinkedAccounts } from '../../twilio/account/linked';
import type { FeatureContext } from '../context';
import { groupsOf } from './nodes';
import { collectUsages, type Usages } from './usages';

/** What the tree shows: all accounts that are known, and which of them were read live. */
export interface TreeInput {
  readonly accounts: readonly AccountData[];
  readonly live?: Pick<LinkedAccounts, 'accounts'>;
  /** The label of the connection with an account in a region. */
  labelOf?(accountSid: string, region: string): string | undefined;
}

/** Accounts, regions and what is in them, with every place of the workspace that uses it. */
export function accountTree(context: FeatureContext, input: TreeInput): AccountTree {
  const steps = accountTreeSteps(context, input);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same in steps: whoever runs them may answer somebody else in between. */
export function* accountTreeSteps(context: FeatureContext, input: TreeInput): Generator<void, AccountTree> {
  const usages = yield* collectUsages(context, input.accounts);
  return { accounts: input.accounts.map((account) => accountNode(account, input, usages)) };
}

function accountNode(account: AccountData, input: TreeInput, usages: Usages): AccountNode {
  const { sid, name, status, regions } = account;
  const live = input.live?.accounts.find((each) => each.sid === sid)?.regions.some(isHeard);
  return {
    sid,
    name: name ?? sid,
    ...(status === undefined ? {} : { status }),
    source: live ? 'live' : 'registry',
    regions: regions.map((region): RegionNode => {
      const label = input.labelOf?.(sid, region.id);
      return {
        id: region.id,
        ...(label === undefined ? {} : { label }),
        ...(region.fetchedAt ? { readAt: region.fetchedAt.toISOString() } : {}),
        groups: groupsOf({ account, region, usages }),
      };
    }),
  };
}

/** Whether anything was read of it: a connection that is signed out has nothing to say. */
function isHeard(region: RegionData): boolean {
  return collectionNames.some((kind) => {
    const { items, missing } = region[kind];
    return missing === undefined || items.length > 0;
  });
}
