import type { Finding } from '../rules/finding';
import { Place } from '../text/place';
import type { FileProblem } from '../workspace/file-store';

/** Says of a file that it was not checked and why; undefined for one that is not there at all. */
export function uncheckedFinding(uri: string, problem: FileProblem, limit: number): Finding | undefined {
  const why = reasonOf(problem, limit);
  if (why === undefined) return undefined;
  return {
    rule: 'internal/file-too-large',
    severity: 'info',
    message: `${why}, so nothing in it was checked, and what it defines is not known to the other files. ${adviceFor(problem)}`,
    at: new Place({ uri, line: 0 }, 0, 0, 0),
  };
}

/** Says of a file in an editor that its fixes are kept back. */
export function notUtf8Finding(uri: string): Finding {
  return {
    rule: 'internal/not-utf-8',
    severity: 'info',
    message:
      'The file is not UTF-8 on the disk. Everything in it was checked, but no fixes are offered, for an editor that takes it for UTF-8 would spoil other lines when it saves. Convert the file to UTF-8, or let sip-lens fix change it.',
    at: new Place({ uri, line: 0 }, 0, 0, 0),
  };
}

function reasonOf(problem: FileProblem, limit: number): string | undefined {
  switch (problem.state) {
    case 'missing':
      return undefined;
    case 'too-large':
      return `The file has ${inUnits(problem.bytes)}, and the limit is ${inUnits(limit)}`;
    case 'binary':
      return 'The file holds NUL bytes and so is no text';
    case 'unreadable':
      return `The file cannot be read: ${problem.reason}`;
  }
}

function adviceFor(problem: FileProblem): string {
  if (problem.state === 'too-large') return 'Raise the limit to check it.';
  return problem.state === 'binary'
    ? 'If it should be a configuration file, save it as UTF-8 text.'
    : 'Give yourself the right to read it, or leave it out.';
}

/** A size as people say it: `100 MB`, `16 MiB` where that is the round number. */
function inUnits(bytes: number): string {
  const units: readonly (readonly [string, number])[] = [
    ['MiB', 2 ** 20],
    ['KiB', 2 ** 10],
  ];
  for (const [unit, size] of units) {
    if (bytes >= size) return `${Math.round((bytes / size) * 10) / 10} ${unit}`;
  }
  return `${bytes} bytes`;
}
