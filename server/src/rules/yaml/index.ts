import type { AnyRule } from '../rule';
import { duplicateKey } from './duplicate-key';
import { yamlSyntax } from './syntax';
import { unresolvedVariable } from './unresolved-variable';

export const yamlRules: readonly AnyRule[] = [yamlSyntax, duplicateKey, unresolvedVariable];
