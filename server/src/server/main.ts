import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/node';
import { startServer } from './start';

startServer(createConnection(ProposedFeatures.all), nodeHost(), () => import('./session'));
