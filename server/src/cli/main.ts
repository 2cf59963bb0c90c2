import { run } from './run';
import { processTerminal } from './terminal';

/** The error's own message may quote a file, and so a password: only its kind and its way are told. */
function crashReport(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  const way =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return [`sip-lens failed (${name}). Please report this with what you called:`, ...way, ''].join('\n');
}

// whoever reads the output has seen enough: "sip-lens check | head"
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? process.exitCode : 2);
});

run(process.argv.slice(2), processTerminal()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(crashReport(error));
    process.exitCode = 2;
  },
);
