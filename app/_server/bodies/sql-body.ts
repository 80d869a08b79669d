import { z } from "zod";

/** A reader's query, as /api/sql takes it. */
export const sqlBody = z.strictObject({
  sql: z.string().max(100_000),
  snapshot: z.string().max(64).optional(),
  format: z.enum(["arrow", "json", "csv", "parquet", "xlsx"]).default("arrow"),
});
