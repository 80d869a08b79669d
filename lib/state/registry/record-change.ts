import { sql } from "drizzle-orm";
import type { Database } from "../open-state.ts";
import { change } from "../schema/registry.ts";
import { REGISTRY_CHANNEL } from "./registry-channel.ts";

/** A transaction: what happens in it happens whole or not at all. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

export interface Change {
  /** Who: web, cli, worker, ingest, or a person's name. */
  readonly actor: string;
  readonly entity: "device" | "place" | "point" | "token" | "rule" | "channel";
  /** Of a point: `<device>/<metric>`. */
  readonly entityId: string;
  readonly action: string;
  /** What it was and is: of a change only what differs. No secrets. */
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
}

/** Writes down changes, and tells those who listen once the transaction is through. */
export async function recordChanges(tx: Transaction, changes: readonly Change[]): Promise<void> {
  for (let i = 0; i < changes.length; i += ROWS) {
    await tx
      .insert(change)
      .values(
        changes
          .slice(i, i + ROWS)
          .map(({ before = null, after = null, ...rest }) => ({ ...rest, before, after })) as never,
      );
  }
  if (changes.length > 0) await tx.execute(sql`SELECT pg_notify(${REGISTRY_CHANNEL}, '')`);
}

const ROWS = 1000;

/** The fields that differ, as they were and as they are; null where none does. */
export function differing<T extends object>(
  before: T,
  after: Partial<T>,
): { readonly before: Record<string, unknown>; readonly after: Record<string, unknown> } | null {
  const names = (Object.keys(after) as (keyof T & string)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  const of = (from: Partial<T>) => Object.fromEntries(names.map((name) => [name, from[name] ?? null]));
  return { before: of(before), after: of(after) };
}
