/** The text that a snippet comes to when nobody changes its tab stops. */
export function filledSnippet(snippet: string): string {
  const values = new Map<string, string>();
  const stop = /\\([\\$}])|\$\{(\d+):((?:\\.|[^}\\])*)\}|\$\{(\d+)\|((?:\\.|[^|\\])*)\|\}|\$(\d+)/g;
  return snippet.replace(stop, (...groups: (string | undefined)[]) => {
    const [, escaped, number, text, chooser, choices, again] = groups;
    if (escaped !== undefined) return escaped;
    if (again !== undefined) return values.get(again) ?? '';
    const first = choices?.split(/(?<!\\),/)[0];
    const value = (text ?? first ?? '').replace(/\\(.)/g, '$1');
    values.set(number ?? chooser ?? '', value);
    return value;
  });
}
