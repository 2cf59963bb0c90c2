import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { needProgram, PROGRAM } from './sip-lens';

function message(content: object): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

/** Starts the server, asks it for its name and lets it go. */
async function talk(args: readonly string[]): Promise<{ readonly answers: string; readonly code: unknown }> {
  const server = spawn(process.execPath, [PROGRAM, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  let answers = '';
  const answered = (id: number) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (answers.includes(`"id":${id}`)) resolve();
      };
      server.stdout.on('data', look);
    });
  server.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    answers += chunk;
  });
  const left = once(server, 'exit');
  const started = answered(1);
  const params = { processId: null, rootUri: null, capabilities: {} };
  server.stdin.write(message({ id: 1, method: 'initialize', params }));
  await started;
  const stopped = answered(2);
  server.stdin.write(message({ id: 2, method: 'shutdown' }));
  await stopped;
  server.stdin.write(message({ method: 'exit' }));
  const [code] = await left;
  return { answers, code };
}

describe('sip-lens lsp', () => {
  needProgram();

  for (const args of [['lsp', '--stdio'], ['lsp']]) {
    it(`speaks the protocol: ${args.join(' ')}`, async () => {
      const { answers, code } = await talk(args);
      assert.match(
        answers,
        /^Content-Length: \d+\r\n\r\n\{"jsonrpc":"2\.0","id":1,"result":\{"capabilities":/,
      );
      assert.match(answers, /"name":"sip-lens"/);
      assert.equal(code, 0);
    });
  }
});
