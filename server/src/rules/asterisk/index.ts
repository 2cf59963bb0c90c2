import type { AnyRule } from '../rule';

export const asteriskRules: readonly AnyRule[] = [];
