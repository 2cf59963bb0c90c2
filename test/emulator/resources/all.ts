import type { ProductHandlers } from '../call';
import { accessLists } from './access-lists';
import { accounts } from './accounts';
import { alerts } from './alerts';
import { credentialLists } from './credential-lists';
import { domains } from './domains';
import { domainMappings } from './mappings';
import { numbers, trunkPhoneNumbers } from './numbers';
import { routes } from './routes';
import { trunkParts } from './trunk-parts';
import { trunks } from './trunks';

export const handlers: ProductHandlers = {
  api: { ...accounts, ...domains, ...domainMappings, ...credentialLists, ...accessLists, ...numbers },
  trunking: { ...trunks, ...trunkParts, ...trunkPhoneNumbers },
  routes,
  monitor: alerts,
};
