import type { AnyRule } from '../rule';

export const twilioRules: readonly AnyRule[] = [];
