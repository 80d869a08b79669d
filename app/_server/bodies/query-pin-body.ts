import * as z from "zod/mini";

/** A query to be frozen, as /api/pins/query takes it. */
export const queryPinBody = z.object({
  sql: z.string(),
  chart: z.optional(z.string()),
  snapshot: z.optional(z.string()),
});
