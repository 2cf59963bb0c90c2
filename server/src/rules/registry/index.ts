import type { AnyRule } from '../rule';

export const registryRules: readonly AnyRule[] = [];
