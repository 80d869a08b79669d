import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import type { Language } from "#lib/notebook/language.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";
import type { Pin } from "#lib/notebook/pins/pin.ts";
import type { Quality } from "#lib/notebook/quality.ts";
import { figureProvenance, pinnedFigureSvg } from "./pin-figure.ts";

const SNAPSHOT = "ab".repeat(32);
const PIN = {
  id: "0123456789abcdef0123",
  slug: "trial",
  snapshot: SNAPSHOT,
  code: { hash: "c0de" },
  inputs: {},
  zone: "Europe/Berlin",
  queries: {},
};

it("figureProvenance() says all that the SQL binds: the inputs and the zone", () => {
  const page = { sources: [], figures: {} };
  const asked = { pin: PIN as unknown as Pin, page: page as unknown as PageContent, name: "use", origin: "" };
  expect(figureProvenance(asked).inputs).toEqual({ zone: "Europe/Berlin" });
});

/** The lines below the drawing of a figure of this quality. */
async function footer(language: Language, sourceQuality: string, quality?: Quality): Promise<string> {
  const page = {
    language,
    sources: [{ source: "KEPCO", quality: sourceQuality, first: "2022-01", last: "2024-12" }],
    figures: { use: { title: "Use", unit: "kWh", alt: "Use", queries: [], ...(quality ? { quality } : {}) } },
    drawings: { use: '<svg width="300" height="100"></svg>' },
  };
  const svg = await pinnedFigureSvg(
    { pin: PIN as unknown as Pin, page: page as unknown as PageContent, name: "use", origin: "http://localhost:3000" },
    "light",
  );
  const texts = [...parseHTML(svg).document.querySelectorAll("text")].map(({ textContent }) => textContent);
  return texts.slice(texts.findIndex((text) => /KEPCO/.test(text ?? ""))).join(" ");
}

it("pinnedFigureSvg() says below the drawing what the page says of its quality, in the language of the export", async () => {
  const quality = { rows: 1229, missing: 2, shares: { estimated: 0.0312 } };
  expect(await footer("en", "synthetic", quality)).toBe(
    "Source: KEPCO, 2022-01 – 2024-12 Quality of what is shown: includes 3.1 % estimated · 2 of 1,229 missing · all synthetic snapshot abababab · localhost:3000/p/0123456789abcdef0123",
  );
  expect(await footer("ko", "measured", quality)).toContain(
    "표시된 값의 품질: 추정 3.1 % 포함 · 1,229개 중 2개 자료 없음 ",
  );
});

it("pinnedFigureSvg() says nothing of quality where all is measured", async () => {
  expect(await footer("en", "measured")).not.toMatch(/[Qq]uality/);
});
