import { describe, expect, it } from "vitest";
import { briefOf } from "./brief.ts";
import { caption } from "./caption.ts";
import { parseProse } from "./parse-prose.ts";

const PROSE = parseProse(
  `<Standfirst>

The answer.

</Standfirst>

<Figure name="one" />

<Figure name="two" />

## Second

<Columns><Column><Figure name="three" /></Column><Column><Figure name="four" /></Column></Columns>

## Words only

Nothing to see.
`,
  "trial.mdx",
);

const figures = (cover?: string) => briefOf(PROSE, cover).parts.map(({ figure }) => figure);

describe("briefOf()", () => {
  it("takes the standfirst and the first figure of each section", () => {
    expect(figures()).toEqual(["one", "three"]);
    expect(briefOf(PROSE).standfirst).toMatchObject([{ cell: "Standfirst" }]);
    expect(briefOf(PROSE).parts[1]?.heading).toEqual([{ type: "text", value: "Second" }]);
  });

  it("begins with the cover, in the place of its section's first figure", () => {
    expect(figures("four")).toEqual(["four", "one"]);
    expect(figures("two")).toEqual(["two", "three"]);
    expect(figures("gone")).toEqual(["one", "three"]);
  });
});

it("caption() says title, unit and period in one sentence", () => {
  expect(caption({ title: "Where it was wrong", unit: "error, GWh · May 2024" })).toBe(
    "Where it was wrong: error, GWh, May 2024.",
  );
  expect(caption({ title: "무엇이 빗나갔나.", unit: "" })).toBe("무엇이 빗나갔나.");
});
