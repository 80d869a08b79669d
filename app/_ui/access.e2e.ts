import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";

const LOOKS = [
  ["en", "light"],
  ["en", "dark"],
  ["ko", "light"],
  ["ko", "dark"],
] as const;

async function pinned(): Promise<string> {
  const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error", inputs: { measure: "wape" } }),
  });
  return ((await response.json()) as { url: string }).url;
}

describe("every page", () => {
  it.each(LOOKS)("is clean by axe in %s, %s: front page and pin", async (lang, theme) => {
    for (const path of ["/", await pinned()]) {
      const page = await openPage(`${path}?lang=${lang}&theme=${theme}`);
      expect(await axeFaults(page), path).toEqual([]);
    }
  });

  it.each(LOOKS)(
    "is clean by axe in %s, %s with its menu, table, links, sheet and palette open",
    async (lang, theme) => {
      const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}&f=region:50110,31110`);
      const figure = page.locator('[data-figure="ranking"]');
      await page.locator(".selection").waitFor();
      await figure.locator("summary").focus();
      await page.keyboard.press("Enter");
      expect(await axeFaults(page), "menu").toEqual([]);
      await page.keyboard.press("Escape");
      await figure.locator(".plot").focus();
      await page.keyboard.press("t");
      await figure.locator("caption").waitFor();
      // The rest of the page is as it was.
      expect(await axeFaults(page, { within: '[data-figure="ranking"]', passing: 5 }), "table").toEqual([]);
      for (const [key, open] of [
        ["?", ".key-sheet"],
        ["Control+k", ".palette"],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator(open).waitFor();
        await page.getByRole("dialog").first().waitFor();
        expect(await axeFaults(page, { within: open, passing: 5 }), key).toEqual([]);
        await page.keyboard.press("Escape");
        await page.locator(open).waitFor({ state: "detached" });
        await expect
          .poll(() => figure.locator(".table").evaluate((table) => table === document.activeElement), { message: key })
          .toBe(true);
      }
      await page.locator('.page-actions button[aria-haspopup="dialog"]').click();
      await page.locator("dialog.links[open]").waitFor();
      expect(await axeFaults(page, { within: "dialog.links", passing: 5 }), "links").toEqual([]);
    },
  );

  it("leads by Tab to the content first, then through header, inputs and figures in reading order", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#content");
    const order = await page.evaluate(() => {
      const stops = [...document.querySelectorAll<HTMLElement>("a[href], button, select, input, summary, [tabindex]")];
      const seen = stops.filter((stop) => stop.checkVisibility() && stop.tabIndex >= 0 && !stop.closest("dialog"));
      return { positive: seen.filter(({ tabIndex }) => tabIndex > 0).length, count: seen.length };
    });
    expect(order.positive).toBe(0);
    expect(order.count).toBeGreaterThan(30);
  });

  it("loses nothing at 200 % zoom: no sideways scrolling, every input and figure there", async () => {
    const page = await openPage(`${PAGE}?lang=en`, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
    await expect.poll(() => page.locator(".figure .plot:visible").count()).toBeGreaterThan(7);
  });

  it("keeps what colour says where the reader's own colours are forced, and moves nothing with reduced motion", async () => {
    const page = await openPage(`${PAGE}?lang=en`, { forcedColors: "active", reducedMotion: "reduce" });
    const fills = await page
      .locator('[data-figure="map"] [data-key]')
      .evaluateAll((marks) => new Set(marks.map((mark) => getComputedStyle(mark).fill)).size);
    expect(fills).toBeGreaterThan(3);
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  it("prints figures and words, not what one presses", async () => {
    const page = await openPage(`${PAGE}?lang=en&f=region:50110`);
    await page.locator(".selection").waitFor();
    await page.emulateMedia({ media: "print" });
    for (const pressed of [".site-header", ".inputs", ".menu", ".page-actions", ".toast"]) {
      expect(await page.locator(`${pressed}:visible`).count(), pressed).toBe(0);
    }
    await expect.poll(() => page.locator(".figure .plot:visible").count()).toBeGreaterThan(7);
    await expect.poll(() => page.locator(".quality:visible").count()).toBeGreaterThan(7);
  });
});
