import { timestamp } from "drizzle-orm/pg-core";

/** A moment: timestamptz in the database, a Date in JavaScript. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });
