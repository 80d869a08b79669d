import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { keyed } from "./keyed.ts";
import { svgText } from "./svg-text.ts";

const rows = [
  { code: "a", x: 1.23456789, y: 2 },
  { code: "b", x: Number.NaN, y: 2 },
  { code: "c", x: 3, y: 1 },
];

function drawn() {
  const text = svgText({ marks: [Plot.dot(rows, { x: "x", y: "y", ...keyed(rows, ({ code }) => code) })] });
  return { text, document: parseHTML(`<body>${text}</body>`).document };
}

describe("svgText()", () => {
  it("draws without inline style, which the page's policy would refuse", () => {
    const { text } = drawn();
    expect(text).toMatch(/^<svg/);
    expect(text).not.toMatch(/<style|style=/);
  });

  it("keeps two decimals of what places things, and leaves numbers that are read alone", () => {
    const text = svgText({
      marks: [Plot.text(["0.00123", "7"], { x: [1, 3], y: [1, 7 / 3], text: (t: string) => t })],
    });
    expect(text).toContain(">0.00123<");
    const tags = text.match(/<[^>]+>/g) ?? [];
    expect(tags.length).toBeGreaterThan(20);
    expect(tags.join("")).toMatch(/\d\.\d/);
    expect(tags.join("")).not.toMatch(/\d\.\d{3,}/);
  });

  it("draws alike however many drawings there were before, clips and all", () => {
    const options = { marks: [Plot.line(rows, { x: "x", y: "y", clip: true })] };
    const first = svgText(options);
    expect(first).toMatch(/clip-path="url\(#clip-[\d.-]+\)"/);
    expect(svgText(options)).toBe(first);
    expect(svgText({ ...options, width: 300 })).not.toContain(/clipPath id="[^"]+"/.exec(first)?.[0]);
  });

  it("keyed() puts on each mark the key of its own row, also past a row that cannot be drawn", () => {
    const marks = [...drawn().document.querySelectorAll("[data-key]")];
    expect(marks.map((mark) => mark.getAttribute("data-key"))).toEqual(["a", "c"]);
    const x = marks.map((mark) => Number(mark.getAttribute("cx")));
    expect(x[0]).toBeLessThan(x[1] as number);
  });
});
