import type { AnyRule } from '../rule';

export const sipRules: readonly AnyRule[] = [];
