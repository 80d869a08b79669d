import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { oEmbed } from "./oembed.ts";
import { shareImage } from "./share-image.ts";
import { shareSvg } from "./share-svg.ts";
import { wrappedLines } from "./wrapped-lines.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const FONT = path.join(ROOT, "node_modules/pretendard/dist/public/static/Pretendard-Bold.otf");
const TOKENS = await readFile(path.join(ROOT, "app/tokens.css"), "utf8");
const page = { title: "A <title>", line: "전력 수요 예측", foot: "source · snapshot" };

describe("wrappedLines()", () => {
  it("breaks at blanks, never between a number and its percent sign, and ends in an ellipsis", () => {
    expect(wrappedLines("aa bb cc", 3, 9)).toEqual(["aa bb", "cc"]);
    expect(wrappedLines("missed 4.3 % of it", 4.6, 9)).toEqual(["missed", "4.3\u00a0% of", "it"]);
    expect(wrappedLines("aa bb cc dd", 1, 2)).toEqual(["aa", "bb…"]);
    expect(wrappedLines("", 3, 2)).toEqual([]);
  });
});

describe("shareSvg()", () => {
  it("needs no style sheet: every colour is one of the light theme, and texts are text", () => {
    const drawing =
      '<svg class="x" width="9" viewBox="0 0 90 40" aria-hidden="true"><rect fill="var(--category-1)"/></svg>';
    const svg = shareSvg({ ...page, drawing }, TOKENS);
    expect(svg).not.toContain("var(");
    expect(svg).toContain('fill="#3f6fb0"');
    expect(svg).toContain('viewBox="0 0 90 40"');
    expect(svg).toContain("A &lt;title&gt;");
  });
});

describe("shareImage()", () => {
  it("is a PNG of the width asked for, in which Korean has shapes", async () => {
    const png = await shareImage(shareSvg(page, TOKENS), 600, [FONT]);
    const view = new DataView(png.buffer, png.byteOffset);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([600, 315]);
    const [other, same] = await Promise.all(
      ["수요 전력 예측", page.line].map((line) => shareImage(shareSvg({ ...page, line }, TOKENS), 600, [FONT])),
    );
    expect(Buffer.from(other as Uint8Array).equals(Buffer.from(png))).toBe(false);
    expect(Buffer.from(same as Uint8Array).equals(Buffer.from(png))).toBe(true);
  });
});

describe("oEmbed()", () => {
  const image = new URL("http://localhost/p/1/og.png?lang=ko");
  const any = Number.POSITIVE_INFINITY;

  it("is a photo with all that oEmbed 1.0 demands, no larger than asked for", () => {
    expect(oEmbed({ title: "A", image, isPinned: true }, { width: any, height: any })).toMatchObject({
      version: "1.0",
      type: "photo",
      url: "http://localhost/p/1/og.png?lang=ko&width=1200",
      width: 1200,
      height: 630,
      provider_url: "http://localhost",
    });
    expect(oEmbed({ title: "A", image, isPinned: true }, { width: 600, height: any })).toMatchObject({
      width: 600,
      height: 315,
    });
    expect(oEmbed({ title: "A", image, isPinned: true }, { width: 600, height: 63 })).toMatchObject({
      width: 120,
      height: 63,
    });
  });

  it("lets a pin be kept for long, a live page for an hour", () => {
    const ages = [true, false].map(
      (isPinned) => oEmbed({ title: "A", image, isPinned }, { width: any, height: any }).cache_age,
    );
    expect(ages).toEqual([31_536_000, 3600]);
  });
});
