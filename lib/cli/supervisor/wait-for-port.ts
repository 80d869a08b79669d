import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 100;

/** Waits until something accepts connections there. */
export async function waitForPort(host: string, port: number, signal: AbortSignal): Promise<void> {
  while (!(await acceptsConnections(host, port))) await sleep(POLL_MS, undefined, { signal });
}

/** Tells whether something accepts connections there. */
export function acceptsConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: connectable(host), port, timeout: 1000 });
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => settle(true));
    socket.once("timeout", () => settle(false));
    socket.once("error", () => settle(false));
  });
}

/** An address to reach a server that listens on all of them. */
function connectable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}
