import { once } from "node:events";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** Where a broker listens. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  /** With TLS, and with certificates of clients where it names their authority. */
  readonly tls?: TlsOptions;
}

/** Servers that come and go while their connections stay. */
export interface Listening {
  /** Ports in the order of the listeners. */
  readonly ports: readonly number[];
  /** Listens where it should and did not yet, and no longer where it should not. What fails is thrown, and leaves what was. */
  listenOn(listeners: readonly Listener[]): Promise<void>;
  close(): void;
}

interface Open {
  readonly listener: Listener;
  readonly server: Server;
}

/** Hands every connection to `route`, which differs by listener so that each can count its own. */
export function openListening(route: (socket: Socket) => void): Listening {
  const sockets = new Set<Socket>();
  let open: Open[] = [];
  let turn: Promise<void> = Promise.resolve();

  const start = async (listener: Listener): Promise<Open> => {
    const { host, port, tls } = listener;
    const server = tls ? createTlsServer(tls) : createTcpServer({ noDelay: true });
    server.on("connection", (socket: Socket) => {
      sockets.add(socket);
      socket.once("close", () => sockets.delete(socket));
      // A socket's own faults end it; nobody else needs to know.
      socket.on("error", () => socket.destroy());
    });
    server.on(tls ? "secureConnection" : "connection", route);
    server.listen({ host, port });
    await once(server, "listening");
    return { listener, server };
  };
  const change = async (listeners: readonly Listener[]) => {
    const was = open;
    const kept = was.filter((each) => listeners.some((listener) => isSame(listener, each.listener)));
    const gone = was.filter((each) => !kept.includes(each));
    // Before the new ones: an address that stands for all cannot be listened on beside one of them.
    await Promise.all(gone.map(({ server }) => stop(server)));
    open = kept;
    try {
      for (const listener of listeners) {
        if (!kept.some((each) => isSame(listener, each.listener))) open = [...open, await start(listener)];
      }
    } catch (error) {
      await Promise.all(open.filter((each) => !kept.includes(each)).map(({ server }) => stop(server)));
      open = kept;
      for (const { listener } of gone) open = [...open, await start(listener)];
      throw error;
    }
    open = listeners.flatMap((listener) => open.find((each) => isSame(listener, each.listener)) ?? []);
  };
  return {
    get ports() {
      return open.map(({ server }) => (server.address() as { port: number }).port);
    },
    listenOn(listeners) {
      turn = turn.catch(() => undefined).then(() => change(listeners));
      return turn;
    },
    close() {
      for (const { server } of open) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function isSame(one: Listener, other: Listener): boolean {
  return one.host === other.host && one.port === other.port && Boolean(one.tls) === Boolean(other.tls);
}

/** Stops taking connections; those that stand go on. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // It says that it is closed once all its connections are; it takes no new ones from now on.
  await Promise.race([closed, new Promise((resolve) => setImmediate(resolve))]);
}
