import { createServer, connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/**
 * The network between the client and the server, on 127.0.0.1: it can be cut, go silent and come back, on one port.
 * A server process that is killed and started again looks the same from the client's side.
 */
export class Wire {
  port = 0;
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private silent = false;

  constructor(private readonly target: () => number) {}

  /** The first time on a free port, afterwards on the same one. */
  async open(): Promise<void> {
    const server = createServer((near) => this.join(near));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Resets every connection, as a killed process does; new ones are accepted. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
    this.sockets.clear();
  }

  /** Resets every connection and refuses new ones until it is opened again. */
  async close(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    this.cut();
    await closed;
  }

  /** Nothing passes in either direction while connections stay, as with a stopped process. */
  goSilent(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.pause();
  }

  speak(): void {
    this.silent = false;
    for (const socket of this.sockets) socket.resume();
  }

  private join(near: Socket): void {
    const far = connect(this.target(), '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (bytes: Buffer) => {
        // A reader that does not read holds back the writer, as a real network does.
        if (!to.write(bytes)) {
          from.pause();
          to.once('drain', () => {
            if (!this.silent) from.resume();
          });
        }
      });
      from.on('end', () => to.end());
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.silent) from.pause();
    }
  }
}
