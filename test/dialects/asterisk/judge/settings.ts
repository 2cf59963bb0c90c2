import type { Setting } from '../../../../server/src/dialects/asterisk/judge';

/** Settings out of lines `name = value`. */
export function settingsOf(text: string): Setting[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const equals = line.indexOf('=');
      return { name: line.slice(0, equals).trim(), value: line.slice(equals + 1).trim() };
    });
}
