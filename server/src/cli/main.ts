import { crashReport } from '../host/crash-report';
import { reportCrashes } from '../host/node-crash';
import { run } from './run';
import { processTerminal } from './terminal';

const report = (error: unknown) => crashReport('sip-lens failed', error, 'called');

reportCrashes(2, report);

// whoever reads the output has seen enough: "sip-lens check | head"
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? process.exitCode : 2);
});

run(process.argv.slice(2), processTerminal()).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${report(error)}\n`);
    process.exitCode = 2;
  },
);
