/** `WORD; name=value; name=value`, as faults and keys are written on a command line and in a header. */
export interface Words {
  readonly word: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * @param known the names that may be given
 * @throws Error on any other one
 */
export function parseWords(text: string, known: readonly string[]): Words {
  const [word = '', ...settings] = text.split(';').map((part) => part.trim());
  const values = new Map<string, string>();
  for (const setting of settings.filter((each) => each !== '')) {
    const [name = '', ...rest] = setting.split('=');
    if (!known.includes(name.trim()))
      throw new Error(`"${name.trim()}" is nothing that "${word}" has; there are ${known.join(', ')}.`);
    values.set(name.trim(), rest.join('=').trim());
  }
  return { word, values };
}
