import type { YamlBlock } from '../../../syntax/yaml/tree';

/** Whether a template engine writes the block anew: what YAML makes of it nobody can say. */
export function isWrittenAnew({ content, text }: YamlBlock): boolean {
  return content.isTemplated || hasOpenTemplate(text);
}

/** A template engine's mark that is not in quotes: what stands there now is not what YAML will read. */
function hasOpenTemplate(text: string): boolean {
  return (text.includes('{{') || text.includes('{%')) && /^[^"'#\n]*(?:\{\{|\{%)/m.test(text);
}

/** Whether lines of it stand there under a condition, or many times: which of them go together nobody knows. */
export function isConditional({ text }: YamlBlock): boolean {
  return text.includes('{') && CONTROL_LINE.test(text);
}

const CONTROL_LINE = /^[ \t]*(?:\{%|\{\{-?[ \t]*(?:if|else|end|range|with|each)\b|\{\{[#/^])/m;
