/**
 * What the passwords, keys and tokens in the tests are marked with: words of invented passwords, a run of hex digits for
 * what must look like a digest or an auth token, and what is in the keys that the emulator makes up. Nothing of the product
 * prints any of them.
 */
export const MARKS = ['Passw0rd', 'Pl4nted', 'facade5afe', 'us1-secret-', 'ie1-secret-', 'au1-secret-'];

/** Each mark as it is, and as Basic authorization, hex dumps and URLs would have it. */
const FORMS = new RegExp(
  MARKS.flatMap((mark) => [mark, Buffer.from(mark).toString('hex'), ...base64Forms(mark)])
    .map((form) => form.replace(/[+/]/g, '\\$&'))
    .join('|'),
  'g',
);

/** The letters that a text gives in base64 whatever stands around it: three forms, by where it begins. */
function base64Forms(text) {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
  });
}

/**
 * Where a marked secret stands in a text, lines and columns from 1. The secret itself is not told.
 *
 * @param {string} text
 * @returns {{ line: number, column: number }[]}
 */
export function leaks(text) {
  return [...text.matchAll(FORMS)].map(({ index }) => {
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}
