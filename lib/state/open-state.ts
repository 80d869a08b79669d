import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { connectionOf } from "./connection.ts";
import { listenAgain } from "./listen-again.ts";
import * as alarm from "./schema/alarm.ts";
import * as notify from "./schema/notify.ts";
import * as registry from "./schema/registry.ts";
import * as solve from "./schema/solve.ts";

const schema = { ...registry, ...alarm, ...notify, ...solve };

export type Database = NodePgDatabase<typeof schema>;

/** The database: registry, alarms, jobs. Telemetry is in the lake, and does without it. */
export interface State {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Calls `heard` for each `notify` on a channel, and whenever the connection is (back) there, as some may have been missed. */
  listen(channel: string, heard: () => void): () => void;
  notify(channel: string): Promise<void>;
  /** Throws where the database does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StateOptions {
  readonly home: string;
  readonly databaseUrl?: string | undefined;
  /** Connections at most. */
  readonly connections?: number;
  /** Told what went wrong with connections that nobody was using. */
  readonly onError?: (error: Error) => void;
}

/** Opens the database; connects when first asked, and again whenever it went away. */
export function openState({ home, databaseUrl, connections = 5, onError = () => undefined }: StateOptions): State {
  const options = () => ({ ...connectionOf(home, databaseUrl), connectionTimeoutMillis: 5000, keepAlive: true });
  class FreshClient extends pg.Client {
    constructor() {
      super(options());
    }
  }
  const pool = new pg.Pool({ Client: FreshClient as unknown as new () => pg.ClientBase, max: connections });
  pool.on("error", onError);
  const stops = new Set<() => Promise<void>>();
  return {
    db: drizzle({ client: pool, schema }),
    pool,
    listen(channel, heard) {
      const stop = listenAgain(() => new FreshClient(), channel, heard, onError);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        void stop();
      };
    },
    async notify(channel) {
      await pool.query("SELECT pg_notify($1, '')", [channel]);
    },
    async check() {
      await pool.query("SELECT 1");
    },
    async close() {
      await Promise.all([...stops].map((stop) => stop()));
      await pool.end();
    },
  };
}
