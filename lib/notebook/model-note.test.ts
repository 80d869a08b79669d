import { describe, expect, it } from "vitest";
import { seasonalProfile } from "#lib/forecast/seasonal-profile.ts";
import { standardModels } from "#lib/forecast/standard-models.ts";
import { modelNote } from "./model-note.ts";

/** Names that Korean writes in Latin letters too. */
const NAMES = /\b(ARIMA|ETS|SES|MSTL|Holt|Theta|KPX|load)\b/g;

const wave = (length: number, level = 100) =>
  Float64Array.from({ length }, (_, t) => level + t + 20 * Math.sin((2 * Math.PI * t) / 12) + 3 * Math.cos(t * t));

const histories: Readonly<Record<string, Float64Array>> = {
  nothing: new Float64Array([Number.NaN, Number.NaN]),
  two: wave(2),
  "half a year": wave(6),
  "a year": wave(14),
  "three years": wave(36),
  "with a gap": wave(30).map((y, t) => (t > 10 && t < 14 ? Number.NaN : y)),
  "ending in a gap": wave(30).map((y, t) => (t > 27 ? Number.NaN : y)),
  constant: new Float64Array(30).fill(5),
  zeros: new Float64Array(30),
};

describe("modelNote()", () => {
  const profile = seasonalProfile(wave(60), 0, "KPX load");
  const noted = Object.entries(histories).flatMap(([name, history]) => {
    const models = standardModels({ profile })({ ids: ["a"], values: [history], seasonLength: 12, firstMonth: 0 });
    return models.flatMap((model) => {
      const outcome = model.forecast(history, { seasonLength: 12, horizon: 1 });
      const note = outcome.ran ? outcome.note : outcome.reason;
      return note ? [{ name, model: model.name, note }] : [];
    });
  });

  it("has something to say of every kind of history", () => {
    expect(noted.length).toBeGreaterThan(40);
    expect(new Set(noted.map(({ name }) => name)).size).toBe(Object.keys(histories).length);
  });

  it.each(noted)("leaves no English in Korean: $model, $name", ({ note }) => {
    const korean = modelNote(note, "ko");
    expect(korean.replace(NAMES, "").match(/[a-z]{2,}/gi) ?? []).toEqual([]);
    expect(modelNote(note, "en")).toBe(note);
  });
});
