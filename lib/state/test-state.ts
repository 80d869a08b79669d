import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { openState, type State } from "./open-state.ts";
import { putTestDatabase } from "./test-database.ts";

/** A real database for a test file: in a home of its own, with all tables, empty. */
export interface TestState {
  readonly home: string;
  readonly state: State;
  /** Empties all tables. */
  clear(): Promise<void>;
  /** Stops the server, and starts it again once `away` is done. */
  restart(away?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function openTestState(): Promise<TestState> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-state-"));
  await putTestDatabase(home);
  let database = await startEmbeddedDatabase(home);
  const state = openState({ home });
  return {
    home,
    state,
    async clear() {
      await state.pool.query(
        `DO $$ BEGIN EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') || ' RESTART IDENTITY CASCADE'
         FROM pg_tables WHERE schemaname = 'public'); END $$`,
      );
    },
    async restart(away = async () => undefined) {
      await database.close();
      await away();
      database = await startEmbeddedDatabase(home);
    },
    async close() {
      await state.close();
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
