import type { PDFObject } from "pdf-lib";
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { descendants, isRunning } from "#lib/cli/checks/child-processes.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { startSampleWattbook } from "#lib/cli/checks/start-sample-wattbook.ts";

const ANALYSIS = "regional-forecast-error";
const FIGURES = 9;

async function newPin(url: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await fetch(`${url}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: ANALYSIS, inputs }),
  });
  return ((await response.json()) as { id: string }).id;
}

/** The headings in a PDF's outline. */
function outlineTitles(pdf: PDFDocument): string[] {
  const titles: string[] = [];
  const visit = (from: PDFObject | undefined) => {
    for (let item = from && pdf.context.lookup(from); item instanceof PDFDict; item = item.lookup(PDFName.of("Next"))) {
      const title = item.lookup(PDFName.of("Title"));
      if (title instanceof PDFHexString || title instanceof PDFString) titles.push(title.decodeText());
      visit(item.get(PDFName.of("First")));
    }
  };
  const root = pdf.catalog.lookup(PDFName.of("Outlines"));
  if (root instanceof PDFDict) visit(root.get(PDFName.of("First")));
  return titles;
}

let pin: string;
beforeAll(async () => {
  pin = await newPin(inject("wattbookUrl"));
});

describe("the brief", () => {
  it.each([`/analyses/${ANALYSIS}?view=brief&lang=en`, "pin"])(
    "%s says the answer, one figure a section, and where it is from",
    async (path) => {
      const page = await openPage(path === "pin" ? `/p/${pin}?view=brief&lang=en` : path);
      await expect.poll(() => page.locator(".standfirst").innerText()).toContain("May 2024");
      const figures = await page
        .locator("[data-figure]")
        .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.figure));
      expect(figures).toEqual(["map", "correlations", "history", "seasons", "squared", "models"]);
      expect(await page.locator("figcaption").first().innerText()).toMatch(
        /^Where the forecast was wrong: .*GWh, May 2024.*\.$/,
      );
      await expect.poll(() => page.locator("select, .inputs, .menu, .site-header, main button").count()).toBe(0);
      await expect
        .poll(() => page.locator(".provenance").innerText())
        .toMatch(/synthetic sample[\s\S]*snapshot [0-9a-f]{64}/);
      const full = await page.locator(".provenance a").getAttribute("href");
      expect((await fetch(full ?? "")).status).toBe(200);
    },
  );
});

describe("on paper", () => {
  it("a pin has numbered figures with captions, its tables with what was left out, and a QR code", async () => {
    const page = await openPage(`/p/${pin}?view=print&lang=en`);
    const captions = await page.locator(".print-figure figcaption").allInnerTexts();
    expect(captions.map((text) => /^Figure (\d+)\./.exec(text)?.[1])).toEqual(
      Array.from({ length: FIGURES }, (_, i) => String(i + 1)),
    );
    for (const caption of captions)
      expect(caption).toMatch(/Data to 2024-12\. The numbers are synthetic.*snapshot [0-9a-f]{8}/);
    await expect.poll(() => page.locator(".print-table").count()).toBe(FIGURES);
    await expect.poll(() => page.locator(".print-table").first().innerText()).toContain("The first 40 of 229 rows");
    await expect.poll(() => page.locator('.provenance .qr[role="img"] svg').count()).toBe(1);
    await expect.poll(() => page.locator("html").getAttribute("data-theme")).toBe("light");
  });

  it("a live page printed by the browser is light, without controls, its figures numbered and whole", async () => {
    const page = await openPage(`/analyses/${ANALYSIS}?lang=ko&theme=dark`);
    await page.emulateMedia({ media: "print" });
    expect(
      await page
        .locator(".inputs, .menu, .site-header, .page-actions")
        .evaluateAll((all) => all.filter((each) => (each as HTMLElement).offsetParent).length),
    ).toBe(0);
    const look = await page
      .locator(".figure")
      .evaluateAll((all) =>
        all.map((each) => [
          getComputedStyle(each.querySelector("h2") as Element, "::before").content,
          getComputedStyle(each).breakInside,
        ]),
      );
    expect(look).toHaveLength(FIGURES);
    for (const [number, inside] of look) expect([number, inside]).toEqual([expect.stringContaining("그림"), "avoid"]);
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
  });

  it.each(["en", "ko"])(
    "becomes a PDF in %s: tagged, with an outline, its pin and its snapshot, and the same bytes again",
    async (lang) => {
      const address = `${inject("wattbookUrl")}/p/${pin}.pdf?lang=${lang}`;
      const response = await fetch(address);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(response.headers.get("cache-control")).toContain("immutable");
      const bytes = new Uint8Array(await response.arrayBuffer());
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
      expect(pdf.getPageCount()).toBeGreaterThan(8);
      expect(pdf.getTitle()).toBe({ en: "Regional forecast error", ko: "지역별 전력 예측 오차" }[lang]);
      expect(pdf.getKeywords()).toMatch(new RegExp(`pin ${pin} snapshot [0-9a-f]{64}`));
      for (const entry of ["StructTreeRoot", "Outlines", "Lang"])
        expect(pdf.catalog.get(PDFName.of(entry)), entry).toBeTruthy();
      expect(outlineTitles(pdf)).toEqual(
        expect.arrayContaining(
          { en: ["Regional forecast error", "Tables"], ko: ["지역별 전력 예측 오차", "표"] }[lang] ?? [],
        ),
      );
      const again = new Uint8Array(await (await fetch(address)).arrayBuffer());
      expect(Buffer.from(again).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  it("has no PDF of a pin that is not there", async () => {
    const response = await fetch(`${inject("wattbookUrl")}/p/${"0".repeat(20)}.pdf`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });

  it.each([
    ["brief", "en", "light"],
    ["brief", "ko", "dark"],
    ["print", "ko", "light"],
    ["print", "en", "dark"],
  ])("the view %s is accessible by axe in %s, %s", async (view, lang, theme) => {
    const page = await openPage(`/p/${pin}?view=${view}&lang=${lang}&theme=${theme}`);
    expect(await axeFaults(page, { passing: 8 })).toEqual([]);
  });
});

describe("the printer", () => {
  it("refuses what would wait too long, and goes on once those who waited have left", async () => {
    const url = inject("wattbookUrl");
    const months = ["2024-01", "2024-02", "2024-03", "2024-04"];
    const pins = await Promise.all(months.map((month) => newPin(url, { month })));
    const leave = new AbortController();
    const refused = await Promise.any(
      pins.flatMap((id) =>
        ["en", "ko"].map(async (lang) => {
          const response = await fetch(`${url}/p/${id}.pdf?lang=${lang}`, { signal: leave.signal });
          if (response.status !== 503) throw new Error(`answered ${response.status}`);
          return response;
        }),
      ),
    );
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    leave.abort();
    await expect.poll(async () => (await fetch(`${url}/p/${pins[3]}.pdf?lang=ko`)).status).toBe(200);
  });

  it("leaves no browser behind when the server ends", async () => {
    const wattbook = await startSampleWattbook();
    const before = new Set(descendants(wattbook.pid));
    const printed = await fetch(`${wattbook.url}/p/${await newPin(wattbook.url)}.pdf?lang=en`);
    expect(printed.status).toBe(200);
    const browsers = descendants(wattbook.pid).filter((pid) => !before.has(pid));
    expect(browsers.length).toBeGreaterThan(0);
    expect(await wattbook.stop()).toBe(0);
    await expect.poll(() => browsers.filter(isRunning)).toEqual([]);
  });

  it("says what to install where there is no Chromium", async () => {
    const wattbook = await startSampleWattbook({
      CHROMIUM_PATH: "",
      PATH: "/nowhere",
      PLAYWRIGHT_BROWSERS_PATH: "/nowhere",
    });
    const response = await fetch(`${wattbook.url}/p/${await newPin(wattbook.url)}.pdf?lang=en`);
    expect(response.status).toBe(501);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.text()).toMatch(/install Chromium or Chrome there, or set CHROMIUM_PATH/);
    await wattbook.stop();
  });
});
