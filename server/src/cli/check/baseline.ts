import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from '../failure';
import type { ReportedFile, ReportedFinding } from './report';

/** A finding that is known: not by its line's number but by what the line says, its blanks squeezed, passwords masked. */
interface Known {
  readonly rule: string;
  readonly path: string;
  readonly line: string;
}

/** The findings that a file of an earlier run holds. Each of them stands for one finding, so that a second one is new. */
export class Baseline {
  private readonly counts = new Map<string, number>();

  constructor(known: Iterable<Known>) {
    for (const each of known) {
      const key = keyOf(each);
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    }
  }

  static read(path: string, folder: string): Baseline {
    return new Baseline(readKnown(path, folder));
  }

  /** The files without the findings that it holds. */
  leaveOut(files: readonly ReportedFile[]): ReportedFile[] {
    return files.map((file) => ({
      ...file,
      findings: file.findings.filter((finding) => !this.take(file.path, finding)),
    }));
  }

  private take(path: string, finding: ReportedFinding): boolean {
    const key = keyOf(knownOf(path, finding));
    const left = this.counts.get(key) ?? 0;
    if (left > 0) this.counts.set(key, left - 1);
    return left > 0;
  }
}

function knownOf(path: string, { rule, source }: ReportedFinding): Known {
  return { rule, path, line: source.text.trim().replace(/\s+/g, ' ') };
}

function keyOf({ rule, path, line }: Known): string {
  return `${rule}\n${path}\n${line}`;
}

function readKnown(path: string, folder: string): readonly Known[] {
  const text = readText(path, folder);
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && 'version' in data && 'findings' in data) {
      const { version, findings } = data;
      if (version === 1 && Array.isArray(findings) && findings.every(isKnown)) return findings;
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Failure(`${path} is no baseline. Make one with --write-baseline ${path}.`);
}

function readText(path: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, path), 'utf8');
  } catch (_unreadable) {
    throw new Failure(`The baseline ${path} cannot be read. Make it with --write-baseline ${path}.`);
  }
}

function isKnown(value: unknown): value is Known {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'rule' in value &&
    typeof value.rule === 'string' &&
    'path' in value &&
    typeof value.path === 'string' &&
    'line' in value &&
    typeof value.line === 'string'
  );
}

/** Writes these findings into a new baseline; answers how many there are. */
export function writeBaseline(path: string, folder: string, files: readonly ReportedFile[]): number {
  const findings = files.flatMap((file) => file.findings.map((finding) => knownOf(file.path, finding)));
  try {
    writeFileSync(resolve(folder, path), `${JSON.stringify({ version: 1, findings }, undefined, 2)}\n`);
  } catch (_unwritable) {
    throw new Failure(`The baseline ${path} cannot be written.`);
  }
  return findings.length;
}
