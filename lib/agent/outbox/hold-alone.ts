import { createHash } from "node:crypto";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Holds a folder for this process alone; null where another does. The holder listens on a local socket, which the system closes
 * when it dies, however it dies.
 */
export async function holdAlone(folder: string): Promise<{ release(): Promise<void> } | null> {
  const name = `wattbook-agent-${createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 16)}`;
  const address = process.platform === "win32" ? `\\\\.\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
  const server = (await listen(address)) ?? ((await isAnswered(address)) ? null : await listenAfter(address));
  if (!server) return null;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function listen(address: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(address);
    await once(server, "listening");
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return null;
    throw error;
  }
}

/** A socket that a dead process left behind refuses. */
async function isAnswered(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function listenAfter(address: string): Promise<Server | null> {
  await rm(address, { force: true });
  return listen(address);
}
