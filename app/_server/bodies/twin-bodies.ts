import * as z from "zod/mini";

const number = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));

/** How a twin is to be made anew. */
export const calibrateBody = z.strictObject({
  metric: z.optional(z.string().check(z.maxLength(64))),
  kind: z.optional(z.enum(["thermometer", "room5r1c", "meter"])),
  /** Days of history that it is made from. */
  days: z.optional(number(2, 400)),
});

/** Under what circumstances a twin is to be run ahead. */
export const whatIfBody = z.strictObject({
  hours: z._default(number(1, 168), 24),
  warmerK: z._default(number(-40, 40), 0),
  sunShare: z._default(number(0, 3), 1),
  occupancy: z.optional(number(0, 10_000)),
  heatSetC: z.optional(z.nullable(number(-20, 60))),
  coolSetC: z.optional(z.nullable(number(-20, 60))),
});
