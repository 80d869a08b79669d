import type { Alarm, AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { State } from "../open-state.ts";
import { COMMAND_CHANNEL } from "./alarm-channels.ts";
import { type WaitingCommand, waitingCommands } from "./alarm-commands.ts";
import { openAlarms } from "./list-alarms.ts";
import { type SettledCommand, storeAlarmEvents } from "./store-alarm-events.ts";

/** What the evaluation of alarms has to do with the database. */
export interface AlarmDatabase {
  store(events: readonly AlarmEvent[], commands: readonly SettledCommand[]): Promise<void>;
  commands(): Promise<WaitingCommand[]>;
  /** Alarms that are not closed. */
  open(): Promise<Alarm[]>;
  /** Calls `heard` whenever there may be commands. Gives how to stop. */
  listen(heard: () => void): () => void;
}

export function alarmDatabase(state: State): AlarmDatabase {
  return {
    store: (events, commands) => storeAlarmEvents(state, events, commands),
    commands: () => waitingCommands(state),
    open: () => openAlarms(state),
    listen: (heard) => state.listen(COMMAND_CHANNEL, heard),
  };
}
