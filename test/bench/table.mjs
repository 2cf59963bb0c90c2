/**
 * @typedef {object} Row
 * @property {string} name what was measured
 * @property {string} measured the figures
 * @property {string} goal
 * @property {boolean} reached
 */

const width = (rows, key) => Math.max(key.length, ...rows.map((row) => row[key].length));

/** @param {Row[]} rows */
export function printTable(rows) {
  const keys = ['name', 'measured', 'goal'];
  const widths = keys.map((key) => width(rows, key));
  const line = (cells) => cells.map((cell, index) => cell.padEnd(widths[index])).join('  ');
  console.log(line(keys));
  for (const row of rows)
    console.log(`${line(keys.map((key) => row[key]))}  ${row.reached ? 'reached' : 'NOT REACHED'}`);
}

export function row(name, measured, goal, reached) {
  return { name, measured, goal, reached };
}

export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
