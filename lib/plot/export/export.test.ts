import { readFile } from "node:fs/promises";
import * as fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { figurePng, fontFolder, pngOf } from "./png.ts";
import { readPngText, withPngText } from "./png-text.ts";
import { dropTarget, type FigureProvenance, readProvenance } from "./provenance.ts";
import { type FramedDrawing, standaloneSvg } from "./standalone-svg.ts";
import { textLines } from "./text-lines.ts";
import { parseTokens } from "./tokens.ts";

const tokens = parseTokens(await readFile("app/tokens.css", "utf8"));

const FONTS = fontFolder(".");

const PROVENANCE: FigureProvenance = {
  permalink: "http://localhost:3000/p/0123456789abcdef0123",
  pin: "0123456789abcdef0123",
  analysis: "regional-forecast-error",
  figure: "map",
  snapshot: "ab".repeat(32),
  code: "cd".repeat(32),
  inputs: { month: "2024-05", rows: 10 },
  sql: { errors: "SELECT '</metadata>' & \"가\" < 1" },
  source: ["한국전력공사"],
};

const FIGURE: FramedDrawing = {
  title: "예측이 <빗나간> 곳 & 그 밖의 아주 긴 제목이 두 줄로 나뉘어야 하는 그림의 이름",
  unit: "kWh, Asia/Seoul",
  alt: 'A "map"',
  svg: '<svg aria-hidden="true" viewBox="0 0 300 100" height="100" width="300" fill="currentColor" class="figure-plot"><rect width="300" height="50" fill="var(--diverging-9)"/><rect y="50" width="300" height="50" fill="url(#hatch-missing)"/></svg>',
  legend: { label: "kWh", colours: ["var(--diverging-0)", "var(--diverging-10)"], bounds: ["0"] },
  tag: "합성",
  missing: "자료 없음",
  footer: ["출처: 한국전력공사", "스냅샷 abababab"],
  language: "ko",
};

const draw = (theme: "light" | "dark", change: Partial<FramedDrawing> = {}) =>
  standaloneSvg({ ...FIGURE, ...change }, { tokens, theme }, PROVENANCE);

describe("standaloneSvg()", () => {
  it("needs no stylesheet: no token is left, what it refers to is there, and no script or style", () => {
    for (const theme of ["light", "dark"] as const) {
      const svg = draw(theme);
      expect(svg).not.toMatch(/var\(|light-dark|<style|<script| style=/);
      const named = Array.from(svg.matchAll(/url\(#([^)]+)\)/g), ([, id]) => id);
      expect(named.length).toBeGreaterThan(0);
      for (const id of named) expect(svg).toContain(`id="${id}"`);
    }
    expect(draw("light")).toContain("#542788");
    expect(draw("dark")).toContain("#a697da");
  });

  it("is well-formed, says its title, its unit and its footer, and breaks what is too long", () => {
    const { document } = parseHTML(draw("light"));
    expect(document.querySelector("title")?.textContent).toBe(FIGURE.title);
    const texts = [...document.querySelectorAll("text")].map(({ textContent }) => textContent);
    expect(texts.filter((text) => FIGURE.title.includes(text ?? "-")).length).toBeGreaterThan(1);
    for (const text of ["합성", FIGURE.unit, ...FIGURE.footer, "자료 없음"]) expect(texts).toContain(text);
  });

  it("says in words what is not drawn", () => {
    const svg = draw("light", { svg: undefined, empty: "아직 없음" });
    expect(svg).toContain("아직 없음");
    expect(svg).not.toContain('542788"/><rect y=');
  });

  it("gives the same bytes for the same figure", () => {
    expect(draw("light")).toBe(draw("light"));
  });

  it("refuses a colour that the stylesheet does not have, and a drawing without a size", () => {
    expect(() => draw("light", { legend: { kinds: [{ colour: "var(--nothing)", name: "x" }] } })).toThrow("--nothing");
    expect(() => draw("light", { svg: "<svg></svg>" })).toThrow("no width and height");
  });
});

describe("readProvenance()", () => {
  it("reads from a PNG and an SVG what they were written with", () => {
    const svg = draw("light");
    const png = figurePng(svg, FONTS, FIGURE, PROVENANCE);
    expect(readProvenance(png)).toEqual(PROVENANCE);
    expect(readProvenance(new TextEncoder().encode(svg))).toEqual(PROVENANCE);
    expect(readPngText(png, "Title")).toBe(FIGURE.title);
  });

  it("knows no other file: broken, foreign, cut or empty", () => {
    const png = figurePng(draw("light"), FONTS, FIGURE, PROVENANCE);
    expect(readProvenance(pngOf(draw("light"), FONTS))).toBeUndefined();
    expect(readProvenance(new Uint8Array())).toBeUndefined();
    expect(
      readProvenance(new TextEncoder().encode('<svg><metadata id="wattbook">{}</metadata></svg>')),
    ).toBeUndefined();
    const cuts = Array.from({ length: 60 }, (_, i) => readProvenance(png.slice(0, Math.floor((png.length * i) / 400))));
    expect(cuts.filter((found) => found === undefined).length).toBeGreaterThan(0);
    for (const found of cuts) expect([undefined, "map"]).toContain(found?.figure);
  });

  it("never throws, whatever the bytes", () => {
    const png = figurePng(draw("light"), FONTS, FIGURE, PROVENANCE);
    void fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3000), (noise, at) => {
        readProvenance(noise);
        const spoilt = png.slice(0, 4000);
        spoilt.set(noise.subarray(0, Math.min(noise.length, spoilt.length - at)), at);
        readProvenance(spoilt);
      }),
    );
  });
});

describe("dropTarget()", () => {
  it("leads to this site's pin and figure, whatever address the file states", () => {
    expect(dropTarget(PROVENANCE)).toBe("/p/0123456789abcdef0123#figure-map");
    expect(dropTarget({ ...PROVENANCE, permalink: "https://elsewhere.example/" })).toBe(
      "/p/0123456789abcdef0123#figure-map",
    );
    expect(dropTarget({ ...PROVENANCE, pin: "../../api" })).toBeUndefined();
    expect(dropTarget({ ...PROVENANCE, figure: "map?x=//y" })).toBeUndefined();
  });
});

describe("withPngText()", () => {
  it("keeps any text, and the picture", () => {
    const png = pngOf(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>',
      FONTS,
    );
    void fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const written = withPngText(png, { key: text });
        expect(readPngText(written, "key")).toBe(text);
        expect(readPngText(written, "ke")).toBeUndefined();
        expect(written.length).toBe(png.length + 12 + "key".length + 5 + new TextEncoder().encode(text).length);
      }),
    );
    expect(() => withPngText(new Uint8Array([1, 2]), { key: "x" })).toThrow("not those of a PNG");
  });
});

it("textLines() loses no letter and keeps to the width where a letter fits", () => {
  void fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 40, max: 400 }), (text, width) => {
      expect(textLines(text, width, 13).join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
    }),
  );
  expect(textLines("one two three", 60, 12)).toEqual(["one two", "three"]);
});
