export { codeActions } from './code-actions';
export { complete } from './completion';
export type { FeatureContext } from './context';
export { definition } from './definition';
export { toDiagnostic } from './diagnostic';
export { hover } from './hover';
export { documentLinks } from './links';
export { references } from './references';
export { documentSymbols } from './symbols';
