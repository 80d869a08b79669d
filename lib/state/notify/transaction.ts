import type { Database } from "../open-state.ts";

/** A transaction on the database. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
