import * as z from "zod/mini";

/** A browser that wants to be pushed to, as /api/push/subscriptions takes it. */
export const subscriptionBody = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  language: z.optional(z.enum(["en", "ko"])),
});
