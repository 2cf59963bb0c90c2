import type { AnyRule } from '../rule';
import { registryInvalid } from './invalid';
import { registryStale } from './stale';

export const registryRules: readonly AnyRule[] = [registryInvalid, registryStale];
