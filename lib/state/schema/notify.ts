import { boolean, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "./moment.ts";

/** A way by which people, or their programs, hear of alarms. */
export const channel = pgTable("channel", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: ["email", "webhook", "push", "mqtt"] }).notNull(),
  name: text("name").notNull(),
  /** May hold secrets: never leaves through a route. */
  config: jsonb("config").$type<Record<string, unknown>>().notNull(),
  minSeverity: integer("min_severity").notNull().default(1),
  /** Rules it hears of; null: all. */
  ruleIds: text("rule_ids").array(),
  quiet: jsonb("quiet").$type<{ from: string; to: string; days?: number[]; holidays?: boolean }>(),
  /** It hears only of what is still active and unacknowledged after so long; null: of everything, at once. [s] */
  escalateAfterS: integer("escalate_after_s"),
  enabled: boolean("enabled").notNull().default(true),
  createdAt: moment("created_at").notNull().defaultNow(),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** One event of an alarm on its way to one channel. */
export const notification = pgTable(
  "notification",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    alarmId: text("alarm_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    channelId: text("channel_id")
      .notNull()
      .references(() => channel.id, { onDelete: "cascade" }),
    status: text("status", { enum: ["pending", "held", "queued", "sent", "failed", "dropped"] })
      .notNull()
      .default("pending"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: moment("created_at").notNull().defaultNow(),
    dueAt: moment("due_at").notNull().defaultNow(),
    sentAt: moment("sent_at"),
    /** The message it goes out with, the same at every try. */
    messageId: uuid("message_id"),
    queuedAt: moment("queued_at"),
  },
  (table) => [
    index("notification_message").on(table.messageId),
    index("notification_pace").on(table.channelId, table.queuedAt),
    unique("notification_once").on(table.alarmId, table.ordinal, table.channelId),
    index("notification_due").on(table.status, table.dueAt),
  ],
);

/** A browser that wants to be pushed to. */
export const pushSubscription = pgTable("push_subscription", {
  endpoint: text("endpoint").primaryKey(),
  p256dh: text("p256dh").notNull(),
  auth: text("auth").notNull(),
  language: text("language").notNull().default("en"),
  createdAt: moment("created_at").notNull().defaultNow(),
  failedAt: moment("failed_at"),
});

/** Keys that Wattbook made for itself. */
export const siteSecret = pgTable("site_secret", {
  name: text("name").primaryKey(),
  value: jsonb("value").$type<Record<string, unknown>>().notNull(),
  createdAt: moment("created_at").notNull().defaultNow(),
});
