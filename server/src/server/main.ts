import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node';
import { startServer } from './start';

// An editor runs many servers: this one would rather collect its garbage more often than hold twice the memory.
setFlagsFromString('--semi-space-growth-factor=1');
// While the first files are read nearly everything that is made dies at once, so the heap is kept tight until then.
setFlagsFromString('--heap-growing-percent=20');
const letHeapGrow = () => setFlagsFromString('--heap-growing-percent=0');

startServer(createConnection(ProposedFeatures.all), nodeHost(), () => import('./session'), letHeapGrow);
