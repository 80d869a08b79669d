import {
  bigserial,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import { moment } from "./moment.ts";

/** Campus, buildings and rooms: a tree. */
export const place = pgTable("place", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: ["campus", "building", "room"] }).notNull(),
  parentId: text("parent_id"),
  nameEn: text("name_en"),
  nameKo: text("name_ko"),
  floor: integer("floor"),
  xM: doublePrecision("x_m"),
  yM: doublePrecision("y_m"),
  latitude: doublePrecision("latitude"),
  longitude: doublePrecision("longitude"),
  areaM2: doublePrecision("area_m2"),
  note: text("note"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
});

/** Things that send readings, as they name themselves. */
export const device = pgTable(
  "device",
  {
    id: text("id").primaryKey(),
    status: text("status", { enum: ["new", "known", "retired"] })
      .notNull()
      .default("new"),
    kind: text("kind"),
    role: text("role", { enum: ["load", "submeter", "generation", "none"] })
      .notNull()
      .default("none"),
    nameEn: text("name_en"),
    nameKo: text("name_ko"),
    model: text("model"),
    serial: text("serial"),
    placeId: text("place_id").references(() => place.id),
    xM: doublePrecision("x_m"),
    yM: doublePrecision("y_m"),
    ratedW: doublePrecision("rated_w"),
    /** State that a person wants it to have. */
    desired: jsonb("desired").$type<Record<string, unknown>>(),
    /** The model that says what it should read; see lib/metering/twin. */
    twin: jsonb("twin").$type<Record<string, unknown>>(),
    quality: text("quality", { enum: ["measured", "synthetic"] })
      .notNull()
      .default("measured"),
    source: text("source"),
    note: text("note"),
    firstSeen: moment("first_seen"),
    lastSeen: moment("last_seen"),
    createdAt: moment("created_at").notNull().defaultNow(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (table) => [index("device_place").on(table.placeId)],
);

/** How a device does beside its twin, as a worker last judged it: what lists show without running twins. */
export const deviceHealth = pgTable("device_health", {
  deviceId: text("device_id")
    .primaryKey()
    .references(() => device.id, { onDelete: "cascade" }),
  judgedAt: moment("judged_at").notNull(),
  /** Since when it differs from its twin; null: it does not. */
  partedSince: moment("parted_since"),
  /** What its readings say of it; see ReadingsHealth in lib/metering/detect. */
  readings: jsonb("readings").$type<ReadingsHealth>().notNull(),
});

/** What a device measures. */
export const point = pgTable(
  "point",
  {
    deviceId: text("device_id")
      .notNull()
      .references(() => device.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    unit: text("unit"),
    rangeMin: doublePrecision("range_min"),
    rangeMax: doublePrecision("range_max"),
    /** Calibrated value = gain · reading + offset. */
    calibrationGain: doublePrecision("calibration_gain").notNull().default(1),
    calibrationOffset: doublePrecision("calibration_offset").notNull().default(0),
    calibratedAt: moment("calibrated_at"),
    calibratedBy: text("calibrated_by"),
    location: text("location"),
    firstSeen: moment("first_seen"),
    lastSeen: moment("last_seen"),
    lastTs: moment("last_ts"),
    lastValue: doublePrecision("last_value"),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.metric] })],
);

/** What a device proves itself with. The token itself is nowhere. */
export const deviceToken = pgTable(
  "device_token",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    deviceId: text("device_id")
      .notNull()
      .references(() => device.id, { onDelete: "cascade" }),
    /** SHA-256 of its 32 bytes, in hex. */
    hash: text("hash").notNull().unique(),
    /** Its last four letters, for people to tell tokens apart. */
    hint: text("hint").notNull(),
    createdAt: moment("created_at").notNull().defaultNow(),
    expiresAt: moment("expires_at"),
    revokedAt: moment("revoked_at"),
    lastUsedAt: moment("last_used_at"),
  },
  (table) => [index("device_token_device").on(table.deviceId)],
);

/** Who changed what; before and after hold no secret. */
export const change = pgTable(
  "change",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull().defaultNow(),
    actor: text("actor").notNull(),
    entity: text("entity").notNull(),
    entityId: text("entity_id").notNull(),
    action: text("action").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
  },
  (table) => [index("change_entity").on(table.entity, table.entityId, table.id)],
);
