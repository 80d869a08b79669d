import { readFileSync } from "node:fs";
import path from "node:path";
import { undefinedIfAbsent } from "#lib/core/if-there.ts";

/** How to reach a database. The password is part of it: never log it. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export function connectionFile(home: string): string {
  return path.join(home, "database", "connection.json");
}

/**
 * Says how to reach the database of a home, or the one at DATABASE_URL. It is asked anew for each connection, as the embedded
 * database may have come back at another port.
 */
export function connectionOf(home: string, databaseUrl?: string): Connection | { readonly connectionString: string } {
  if (databaseUrl) return { connectionString: databaseUrl };
  const text = read(connectionFile(home));
  if (text !== undefined) return JSON.parse(text) as Connection;
  throw new Error(`The database of ${home} has not been started: run \`wattbook database\`, or set DATABASE_URL`);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    return undefinedIfAbsent(error, file);
  }
}
