import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { MqttSettings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import { acceptsConnections } from "./wait-for-port.ts";

/** Makes sure that state can be kept in a folder, making it where it is not there. */
export async function requireWritableHome(home: string): Promise<void> {
  const probe = join(home, `.probe-${randomUUID()}`);
  try {
    await mkdir(home, { recursive: true });
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    throw new UserError(
      `Cannot write to WATTBOOK_HOME (${reason(cause)}): make ${home} a folder you may write to, or set WATTBOOK_HOME to another`,
      { cause },
    );
  }
}

/** Makes sure that the web server will be able to listen. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  const cause = await listeningFault(host, port);
  // A browser may try ::1 first for `localhost`, and would reach whatever answers there.
  if (cause?.code === "EADDRINUSE" || (isLoopback(host) && (await acceptsConnections("::1", port)))) {
    throw new UserError(
      `Cannot listen on port ${port} of ${host} as another program does: stop it, or choose another port with --port or PORT`,
      { cause },
    );
  }
  if (cause?.code === "EACCES") {
    throw new UserError(`Cannot listen on port ${port} as it is reserved: choose one above 1023 with --port or PORT`, {
      cause,
    });
  }
  if (cause) {
    throw new UserError(
      `Cannot listen on ${host} (${reason(cause)}): use an address of this machine with --host or HOST, such as 127.0.0.1`,
      { cause },
    );
  }
}

/** Makes sure that the embedded broker will be able to listen, where there is to be one. */
export async function requireFreeBrokerPorts({ url, host, port, tls }: MqttSettings): Promise<void> {
  if (url) return;
  const names = [["MQTT_PORT", port], ...(tls ? [["MQTT_TLS_PORT", tls.port]] : [])] as const;
  for (const [name, number] of names) {
    const cause = await listeningFault(host, Number(number));
    if (!cause) continue;
    const busy = cause.code === "EADDRINUSE" ? "another program does: stop it," : `of ${reason(cause)}:`;
    throw new UserError(
      `Cannot listen for MQTT on port ${number} of ${host} as ${busy} choose another with ${name}, or name the broker that is there in MQTT_URL`,
      { cause },
    );
  }
}

export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function listeningFault(host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", resolve);
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
