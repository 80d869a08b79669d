import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";

export const alarmRule = pgTable("alarm_rule", {
  id: text("id").primaryKey(),
  enabled: boolean("enabled").notNull().default(true),
  revision: integer("revision").notNull().default(1),
  /** See lib/metering/alarm. */
  definition: jsonb("definition").$type<Record<string, unknown>>().notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** An occurrence of an alarm: from when it rose until nobody need think of it any more. */
export const alarm = pgTable(
  "alarm",
  {
    /** `<rule>~<device>~<metric>~<n>` */
    id: text("id").primaryKey(),
    ruleId: text("rule_id").notNull(),
    ruleRevision: integer("rule_revision").notNull(),
    deviceId: text("device_id").notNull(),
    metric: text("metric").notNull(),
    /** 1 to 1000, as in OPC UA. */
    severity: integer("severity").notNull(),
    active: boolean("active").notNull(),
    acked: boolean("acked").notNull(),
    confirmed: boolean("confirmed").notNull(),
    latched: boolean("latched").notNull().default(false),
    shelvedUntil: moment("shelved_until"),
    activeAt: moment("active_at").notNull(),
    inactiveAt: moment("inactive_at"),
    ackedAt: moment("acked_at"),
    ackedBy: text("acked_by"),
    closedAt: moment("closed_at"),
    value: doublePrecision("value"),
    threshold: doublePrecision("threshold"),
    unit: text("unit"),
    message: jsonb("message").$type<{ en: string; ko: string }>().notNull(),
    /** Times that it was raised or reminded of. */
    count: integer("count").notNull().default(1),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [
    index("alarm_open").on(table.closedAt, table.activeAt),
    index("alarm_device").on(table.deviceId, table.activeAt),
    index("alarm_rule_time").on(table.ruleId, table.activeAt),
  ],
);

export const alarmEvent = pgTable(
  "alarm_event",
  {
    alarmId: text("alarm_id")
      .notNull()
      .references(() => alarm.id, { onDelete: "cascade" }),
    ordinal: integer("ordinal").notNull(),
    /** By the device's clock. */
    at: moment("at").notNull(),
    receivedAt: moment("received_at").notNull(),
    kind: text("kind", {
      enum: [
        "raised",
        "cleared",
        "acknowledged",
        "confirmed",
        "shelved",
        "unshelved",
        "reminded",
        "commented",
        "closed",
      ],
    }).notNull(),
    by: text("by"),
    value: doublePrecision("value"),
    comment: text("comment"),
    /** Whether it became known long after it happened. */
    late: boolean("late").notNull().default(false),
    /** When it was decided who is told of it. */
    routedAt: moment("routed_at"),
  },
  (table) => [
    primaryKey({ columns: [table.alarmId, table.ordinal] }),
    index("alarm_event_unrouted").on(table.routedAt, table.receivedAt),
    index("alarm_event_time").on(table.at),
  ],
);

/** What people want done with alarms; ingest does it, as it has the engine. */
export const alarmCommand = pgTable(
  "alarm_command",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    alarmId: text("alarm_id").notNull(),
    kind: text("kind", { enum: ["acknowledge", "confirm", "shelve", "unshelve", "comment"] }).notNull(),
    by: text("by").notNull(),
    comment: text("comment"),
    until: moment("until"),
    createdAt: moment("created_at").notNull().defaultNow(),
    appliedAt: moment("applied_at"),
    error: text("error"),
  },
  (table) => [index("alarm_command_waiting").on(table.appliedAt, table.id)],
);
