const LENGTH = 24;

/** Letters and digits that nobody takes for one another, 57 of them; no sign that a configuration file would escape. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** The largest multiple of the alphabet's length in a byte: bytes above it would make some letters likelier. */
const FAIR = Math.floor(256 / ALPHABET.length) * ALPHABET.length;

/** A new password of the platform's own source of chance, with upper and lower case and a digit. */
export function newPassword(): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(2 * LENGTH));
    const letters = [...bytes].flatMap((byte) =>
      byte < FAIR ? (ALPHABET[byte % ALPHABET.length] ?? []) : [],
    );
    const password = letters.slice(0, LENGTH).join('');
    if (password.length === LENGTH && /[A-Z]/.test(password) && /[a-z]/.test(password) && /\d/.test(password))
      return password;
  }
}
