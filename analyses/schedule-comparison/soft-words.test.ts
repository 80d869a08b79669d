import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { weeksWorse } from "./figures/worse-words.ts";
import { fixtureLakes, type Lakes } from "./lake-fixture.ts";
import type { State } from "./measures.ts";
import { stateOf } from "./state-fixture.ts";
import { values } from "./values.ts";

let lakes: Lakes;
let state: State;
beforeAll(async () => {
  lakes = await fixtureLakes();
  state = await stateOf(lakes.snapshot, "", "en");
}, 60_000);
afterAll(() => lakes?.dispose());

const moved = (inputs: Partial<State["inputs"]>): State => ({ ...state, inputs: { ...state.inputs, ...inputs } });

describe("why soft penalties change", () => {
  it("is told by whom most of each falls on, whether it rises or falls", () => {
    const why = (of: State, key: string) => values(of)[`${key}Why`]?.text;
    const back: State = {
      ...moved({ plan: "sample:front:2" }),
      rows: {
        ...state.rows,
        plans: state.rows.plans.flatMap((row) => {
          if (row.run === "current") return { ...row, run: "front", point: 2, is_baseline: false };
          return row.run === "front" && row.point === 2 ? { ...row, run: "current", point: 0, is_baseline: true } : [];
        }),
      },
    };
    expect(why(state, "roomStability")).toMatch(
      /: \d more rooms?; of other courses more for [1-9]\d*(, fewer for [1-9]\d*)?$/,
    );
    expect(why(back, "roomStability")).toMatch(
      /: \d fewer rooms?; of other courses (more for [1-9]\d*, )?fewer for [1-9]\d*$/,
    );
    expect(why({ ...back, language: "ko" }, "roomStability")).toMatch(
      / 강의실 \d개 감소; 다른 과목 ([1-9]\d*개 증가, )?[1-9]\d*개 감소$/,
    );
    expect(why(state, "minimumWorkingDays")).toBe("the same for every course");
    expect(why(state, "roomHours")).toBe("as many lectures as before, in periods as long");
  });
});

describe("whose week gets worse", () => {
  it("is counted by course, curriculum and lecturer, and that nobody's does is said only where that is so", async () => {
    expect(weeksWorse(state)).toBeGreaterThan(0);
    expect(values(state).whoseWorse?.text).toMatch(
      /^By their soft points the week gets worse for \d+ courses .* \d+ curricula .* lecturers have more gaps/,
    );
    expect(values({ ...state, language: "ko" }).whoseWorse?.text).toMatch(
      /한 주가 나빠지는 과목은 \d+개.* 교육과정은 \d+개/,
    );
    const rows = state.rows.plans.filter(({ run }) => run === "current");
    const copy = rows.map((row) => ({ ...row, run: "front", point: 0, is_baseline: false }));
    const same: State = { ...moved({ plan: "sample:front:0" }), rows: { ...state.rows, plans: [...rows, ...copy] } };
    expect(weeksWorse(same)).toBe(0);
    expect(values(same).whoseWorse?.text).toBe("No course, curriculum or lecturer has a worse week");
  });
});
