import * as z from "zod/mini";

/** A view to be frozen, as /api/pins takes it. */
export const pinBody = z.object({
  analysis: z.string(),
  inputs: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  snapshot: z.optional(z.string()),
  /** Filters and time range, as the address of a page states them. */
  f: z.optional(z.array(z.string())),
  tr: z.optional(z.string()),
});
