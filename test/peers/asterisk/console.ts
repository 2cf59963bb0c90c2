import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Asterisk answers an unknown command with its name: that marks the end of the answer before it. */
const MARK = 'sip-lens-end-of-answer';
const MARK_ANSWER = `No such command '${MARK}'`;

/** The remote console of a running Asterisk: one command after the other on its control socket. */
export class Console {
  private text = '';
  private wake: (() => void) | undefined;
  private failure: string | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      this.text += chunk;
      this.wake?.();
    });
    socket.on('error', (error) => this.fail(error.message));
    socket.on('close', () => this.fail('closed'));
  }

  /** Waits for the control socket of an Asterisk that is starting. Rejects after `patience` ms. */
  static async open(path: string, alive: () => boolean, patience = 20_000): Promise<Console> {
    const end = Date.now() + patience;
    for (;;) {
      const socket = await attempt(path);
      if (socket) return new Console(socket);
      if (!alive()) throw new Error('Asterisk ended while it started');
      if (Date.now() > end) throw new Error('Asterisk did not open its control socket');
      await sleep(10);
    }
  }

  /** The answer to one command; at most 400 bytes of command, since Asterisk reads 512 at a time. */
  async ask(command: string): Promise<string> {
    this.text = '';
    this.socket.write(`${command}\0${MARK}\0`, 'utf8');
    for (;;) {
      const end = this.text.indexOf(MARK_ANSWER);
      const closed = this.text.indexOf('\n', end);
      if (end >= 0 && closed >= 0) return Buffer.from(this.text.slice(0, end), 'latin1').toString('utf8');
      if (this.failure !== undefined) throw new Error(`console ${this.failure}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** Lets go of the socket without stopping Asterisk. */
  close(): void {
    this.socket.destroy();
  }

  private fail(reason: string): void {
    this.failure ??= reason;
    this.wake?.();
  }
}

function attempt(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', () => resolve(undefined));
  });
}
