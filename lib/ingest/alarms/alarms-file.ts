import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "#lib/lake/store/durable.ts";
import type { AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { SavedEngine } from "#lib/metering/alarm/engine.ts";
import type { SettledCommand } from "#lib/state/alarms/store-alarm-events.ts";

/** All that the evaluation of alarms remembers, at one moment. */
export interface SavedAlarms {
  readonly version: 1;
  /** How many messages of each segment of the log were judged, by its name. */
  readonly judged: Readonly<Record<string, number>>;
  readonly engine: SavedEngine;
  /** Events and commands that the database may not have yet, in their order. */
  readonly events: readonly AlarmEvent[];
  readonly commands: readonly SettledCommand[];
}

const fileOf = (home: string) => path.join(home, "ingest", "alarms.json");

/** What was saved last; undefined where nothing was. */
export async function readAlarmsFile(home: string): Promise<SavedAlarms | undefined> {
  const text = await readFile(fileOf(home), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text === "" ? undefined : (JSON.parse(text) as SavedAlarms);
}

/** Saves it; resolves once it is on the disk. */
export async function writeAlarmsFile(home: string, saved: SavedAlarms): Promise<void> {
  await writeDurably(fileOf(home), JSON.stringify(saved), path.join(home, "ingest"));
}
