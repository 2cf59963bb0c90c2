import type { AnyRule } from '../rule';

export const internalRules: readonly AnyRule[] = [];
