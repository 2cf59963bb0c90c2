import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node';
import { startServer } from './start';

// An editor runs many servers: this one would rather collect its garbage more often than hold twice the memory.
setFlagsFromString('--semi-space-growth-factor=1');

startServer(createConnection(ProposedFeatures.all), nodeHost(), () => import('./session'));
