import { PgBoss } from "pg-boss";
import type { State } from "./open-state.ts";

/** Work that waits in the database until a worker does it, and is tried again when it fails. */
export type Jobs = PgBoss;

/** Opens the queue, making its tables where there are none. */
export async function openJobs(state: State, onError: (error: Error) => void): Promise<Jobs> {
  const jobs = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) => state.pool.query(text, values),
    },
    schema: "jobs",
    // A job whose worker was killed goes to another one soon.
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  jobs.on("error", onError);
  await jobs.start();
  return jobs;
}
