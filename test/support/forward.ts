import { type RequestListener, request } from 'node:http';
import { connect } from 'node:net';
import type { LoopbackServers } from './loopback';

/** Passes requests on to a server, Host header and all; `seen` is told of each that came whole. */
export function forwardTo(
  url: string,
  seen: (request: { method: string; url: string; authorization: string; body: string }) => void,
): RequestListener {
  return (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    const parts: Buffer[] = [];
    const onward = request(url + path, { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('error', () => outgoing.destroy()).pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.on('data', (part: Buffer) => {
      parts.push(part);
      onward.write(part);
    });
    incoming.on('end', () => {
      const body = Buffer.concat(parts).toString();
      seen({ method, url: path, authorization: headers.authorization ?? '', body });
      onward.end();
    });
  };
}

/**
 * A proxy that leads every CONNECT to one port of this machine, whatever host is asked for: so nothing that a test asks of
 * a host in the world leaves the machine.
 */
export function tunnelTo(servers: LoopbackServers, port: number): Promise<number> {
  return servers.tcp((socket) => {
    let head = '';
    const read = (part: Buffer) => {
      head += part.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      socket.off('data', read);
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      onward.on('error', () => socket.destroy());
    };
    socket.on('data', read);
  });
}
