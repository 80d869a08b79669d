import * as z from "zod/mini";

/** What may be said with an action on an alarm. */
export const commandBody = z.strictObject({
  by: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(100))),
  comment: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
  until: z.optional(z.nullable(z.iso.datetime({ offset: true }))),
});
