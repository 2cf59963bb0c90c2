import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node';
import { reportCrashes } from '../host/node-crash';
import { failureReport } from './failure-report';
import { startServer } from './start';

// An editor runs many servers: while files are only read, this one would rather collect its garbage more often than
// hold a third more memory. Typing makes a lot of it, and there speed counts.
setFlagsFromString('--semi-space-growth-factor=1');
const letNurseryGrow = () => setFlagsFromString('--semi-space-growth-factor=2');
// Most of what a first look at the files runs is never hot again: V8 may wait longer before it optimises a function.
setFlagsFromString('--interrupt-budget=400000');

reportCrashes(1, (error) => failureReport('something that nobody waits for', error));
startServer(createConnection(ProposedFeatures.all), nodeHost(), () => import('./session'), letNurseryGrow);
