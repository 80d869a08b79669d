/** Where PostgreSQL tells that alarms have changed: in the transaction that does it. */
export const ALARM_CHANNEL = "alarm_event";

/** Where it tells ingest that somebody wants something done with an alarm. */
export const COMMAND_CHANNEL = "alarm_command";
