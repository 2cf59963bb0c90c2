/**
 * Files that may be a configuration: their names alone do not tell. The client shows those of them to the server that
 * are ours, and watches all of them for it.
 */
export const possibleFiles: readonly string[] = [
  '**/*.conf',
  '**/*.xml',
  '**/*.yaml',
  '**/*.yml',
  '**/.env',
  '**/.env.*',
  '**/*.env',
  ...['example', 'sample', 'template', 'dist'].map((ending) => `**/*env.${ending}`),
];
