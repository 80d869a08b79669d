import * as z from "zod/mini";
import { MOST_SEED } from "#lib/timetable/solve/seeded-random.ts";

/** More than an hour of the fastest search has time for. */
const MOST_ITERATIONS = 3e10;
const number = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most));
const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const name = z.string().check(z.minLength(1), z.maxLength(120));
const names = z._default(z.array(name).check(z.maxLength(500)), []);
const known = z._default(z.nullable(name), null);
const weight = z._default(number(0, 1000), 0);

/** What the solver is asked for, as /api/timetables/{id}/solves takes it. */
export const solveBody = z.strictObject({
  start: z._default(z.nullable(z.strictObject({ run: name, point: whole(0, 10_000) })), null),
  pinned: z._default(z.array(whole(0, 100_000)).check(z.maxLength(20_000)), []),
  closedBuildings: names,
  closedRooms: names,
  weights: z.strictObject({
    soft: z._default(number(0, 1000), 1),
    ...{ kwh: weight, kgCo2e: weight, thousandKrw: weight, exportedKwh: weight, movedTime: weight, movedRoom: weight },
    peakKw: weight,
  }),
  mostMoved: z._default(z.nullable(whole(0, 100_000)), null),
  method: z._default(z.enum(["sa", "ga"]), "sa"),
  seconds: z._default(number(1, 3600), 20),
  iterations: z._default(z.nullable(whole(1, MOST_ITERATIONS)), null),
  seed: z._default(whole(0, MOST_SEED), 1),
  energy: z._default(
    z.strictObject({
      model: z._default(z.enum(["ifpb", "5r1c"]), "ifpb"),
      ...{ weather: known, tariff: known, factor: known },
      grid: z._default(z.nullable(z.string().check(z.maxLength(120))), null),
      term: z._default(z.enum(["both", "spring", "autumn"]), "both"),
      pv: z._default(number(0, 1000), 100),
    }),
    { model: "ifpb", weather: null, term: "both", tariff: null, grid: null, factor: null, pv: 100 },
  ),
});

/** How a job is to end, as DELETE /api/solves/{id} takes it. */
export const solveKeep = z._default(z.enum(["true", "false"]), "false");
