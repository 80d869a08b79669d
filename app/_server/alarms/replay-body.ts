import * as z from "zod/mini";

/** What a rule's replay is asked with. */
export const replayBody = z.strictObject({
  /** As in /api/alarm-rules. */
  rule: z.record(z.string(), z.unknown()),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
});
