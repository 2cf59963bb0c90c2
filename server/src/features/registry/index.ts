import type { Language } from '../../dialects/language';
import type { FeatureContext } from '../context';

export function registryLanguage(_context: FeatureContext, _uri: string): Language | undefined {
  return undefined;
}
