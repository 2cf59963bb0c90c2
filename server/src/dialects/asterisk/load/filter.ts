import type { Category } from './category';

/**
 * The filter of `[name](+filter)`: pairs joined by `&`, both sides unanchored POSIX extended regular expressions
 * (main/config.c:1056-1143). A pair that JavaScript cannot compile, or whose cost cannot be bounded, matches nothing.
 */
export function matchesFilter(category: Category, filter: string): boolean {
  if (filter === '') return !category.template;
  let templates = false;
  for (const pair of filter.split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 0) return false;
    const name = pair.slice(0, equals).trim();
    const value = (pair.slice(equals + 1).split('=')[0] ?? '').trim();
    if (name === 'TEMPLATES') {
      const mode = value.toLowerCase();
      if (mode === 'restrict' && !category.template) return false;
      if (mode === 'include' || mode === 'restrict') templates ||= category.template;
      else return false;
    } else if (!hasVariable(category, name, value)) return false;
  }
  return !category.template || templates;
}

function hasVariable(category: Category, name: string, value: string): boolean {
  const nameTest = matcher(name);
  const valueTest = matcher(value);
  if (!nameTest || !valueTest) return false;
  return category.variables.some((variable) => nameTest(variable.name) && valueTest(variable.value));
}

const MAX_PATTERN = 200;

function matcher(pattern: string): ((text: string) => boolean) | undefined {
  if (/^[\w ,:;@/-]*$/.test(pattern)) return (text) => text.includes(pattern);
  // a quantified group can take exponential time; nobody filters sections with one
  if (pattern.length > MAX_PATTERN || /\)[*+{?]/.test(pattern)) return undefined;
  try {
    const compiled = new RegExp(pattern);
    return (text) => compiled.test(text);
  } catch (_invalid) {
    return undefined;
  }
}
