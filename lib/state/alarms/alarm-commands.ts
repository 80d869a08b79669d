import { setTimeout as sleep } from "node:timers/promises";
import { asc, eq, isNull, sql } from "drizzle-orm";
import type { AlarmCommand } from "#lib/metering/alarm/alarm.ts";
import type { State } from "../open-state.ts";
import { alarmCommand } from "../schema/alarm.ts";
import { COMMAND_CHANNEL } from "./alarm-channels.ts";

/** A command that waits to be done. */
export interface WaitingCommand {
  readonly id: number;
  readonly command: AlarmCommand;
}

const MOST = 500;

/** Commands that nobody has done yet, the oldest first. */
export async function waitingCommands({ db }: State): Promise<WaitingCommand[]> {
  const rows = await db
    .select()
    .from(alarmCommand)
    .where(isNull(alarmCommand.appliedAt))
    .orderBy(asc(alarmCommand.id))
    .limit(MOST);
  return rows.map(({ id, alarmId, kind, by, comment, until }) => ({
    id,
    command: { alarmId, kind, by, comment, until: until?.getTime() ?? null },
  }));
}

/** What became of a command: done, refused with the reason, or not looked at yet. */
export type CommandOutcome = "done" | "waiting" | { readonly refused: string };

const LOOK_MS = 40;

/** Asks ingest to do something with an alarm, and waits a while for that. */
export async function requestCommand(
  { db }: State,
  { until, ...command }: AlarmCommand,
  waitMs: number,
  signal?: AbortSignal,
): Promise<CommandOutcome> {
  const id = await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(alarmCommand)
      .values({ ...command, until: until === null ? null : new Date(until) })
      .returning({ id: alarmCommand.id });
    await tx.execute(sql`SELECT pg_notify(${COMMAND_CHANNEL}, '')`);
    return row!.id;
  });
  for (const end = performance.now() + waitMs; performance.now() < end && !signal?.aborted; await sleep(LOOK_MS)) {
    const [row] = await db.select().from(alarmCommand).where(eq(alarmCommand.id, id));
    if (row?.appliedAt) return row.error === null ? "done" : { refused: row.error };
  }
  return "waiting";
}
