import type { Values } from './arguments';
import type { OptionTable } from './command';
import type { Terminal } from './terminal';

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export type Style = { readonly [name in keyof typeof CODES]: (text: string) => string };

function painted([on, off]: readonly [number, number]): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`);
}

function styleOf(paint: (codes: readonly [number, number]) => (text: string) => string): Style {
  return {
    bold: paint(CODES.bold),
    dim: paint(CODES.dim),
    red: paint(CODES.red),
    green: paint(CODES.green),
    yellow: paint(CODES.yellow),
    blue: paint(CODES.blue),
    cyan: paint(CODES.cyan),
  };
}

export const PLAIN: Style = styleOf(() => (text) => text);
export const COLOURED: Style = styleOf(painted);

export const colorOptions: OptionTable = {
  color: { help: 'colours even where nobody looks' },
  'no-color': { help: 'no colours' },
};

/** `--no-color` and `--color` first, then NO_COLOR and FORCE_COLOR (no-color.org), then whether a person looks. */
export function chooseStyle(values: Pick<Values, 'has'>, terminal: Terminal): Style {
  if (values.has('no-color')) return PLAIN;
  if (values.has('color')) return COLOURED;
  if (terminal.environment('NO_COLOR')) return PLAIN;
  const force = terminal.environment('FORCE_COLOR');
  if (force !== undefined) return force === '0' || force === 'false' ? PLAIN : COLOURED;
  if (terminal.environment('TERM') === 'dumb') return PLAIN;
  return terminal.interactive ? COLOURED : PLAIN;
}
