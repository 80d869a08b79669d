import * as z from "zod/mini";
import { isMailAddress } from "./mail/mail-address.ts";

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time such as 22:00"));
const day = z.int("must be a day from 1, Monday, to 7").check(z.minimum(1), z.maximum(7));

const quiet = z
  .strictObject({
    ...{ from: time, to: time, days: z.optional(z.array(day).check(z.minLength(1), z.maxLength(7))) },
    holidays: z.optional(z.boolean("must be true or false")),
  })
  .check(z.refine(({ from, to }) => from !== to, "must not begin when it ends"));

const address = z.string("must be an e-mail address").check(z.refine(isMailAddress, "must be one e-mail address"));

const common = {
  name: z
    .string("must be a text")
    .check(z.trim(), z.minLength(1, "must not be empty"), z.maxLength(80, "must have at most 80 letters")),
  min_severity: z._default(
    z
      .int("must be a whole number")
      .check(z.minimum(1, "must be from 1 to 1000"), z.maximum(1000, "must be from 1 to 1000")),
    1,
  ),
  rule_ids: z._default(z.nullable(z.array(z.string()).check(z.maxLength(1000))), null),
  quiet: z._default(z.nullable(quiet), null),
  escalate_after_s: z._default(
    z.nullable(
      z
        .int("must be whole seconds")
        .check(z.minimum(1, "must be at least 1"), z.maximum(604_800, "must be at most a week")),
    ),
    null,
  ),
  enabled: z._default(z.boolean("must be true or false"), true),
};

const nothing = z._default(z.strictObject({}), {});

/** A channel as it is sent to /api/channels. */
export const channelBody = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      ...common,
      kind: z.literal("email"),
      config: z.strictObject({
        to: z
          .array(address)
          .check(z.minLength(1, "must hold an address"), z.maxLength(20, "must hold at most 20 addresses")),
        language: z._default(z.enum(["en", "ko"], "must be en or ko"), "en"),
      }),
    }),
    z.strictObject({ ...common, kind: z.literal("webhook"), config: z.strictObject({ url: z.optional(z.string()) }) }),
    z.strictObject({ ...common, kind: z.literal("push"), config: nothing }),
    z.strictObject({ ...common, kind: z.literal("mqtt"), config: nothing }),
  ],
  "must be email, webhook, push or mqtt",
);
