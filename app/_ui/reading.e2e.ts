import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";

/** What a screen reader is told in a figure, once it is told something. */
async function heard(page: Page, figure: string, press: string): Promise<string> {
  const region = page.locator(`[data-figure="${figure}"] .heard`);
  await page.keyboard.press(press);
  await expect.poll(() => region.innerText()).not.toBe("");
  return region.innerText();
}

/** Goes into a figure and waits until its points can be read. */
async function enter(page: Page, figure: string): Promise<void> {
  await page.locator(`[data-figure="${figure}"] .plot`).focus();
  await expect.poll(() => heard(page, figure, "Home")).toMatch(/,.*1 (of|)/);
  await expect.poll(async () => (await page.locator(".tip").count()) === 1).toBe(true);
}

describe("a figure read aloud", () => {
  it("is gone through along a line, from line to line at the same month, and to both ends", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await enter(page, "history");
    const month = async (key: string) => (await heard(page, "history", key)).split(",")[0];
    const first = await month("Home");
    const second = await month("ArrowRight");
    expect(second).not.toBe(first);
    expect(await month("ArrowLeft")).toBe(first);
    expect(await month("ArrowLeft")).toBe("Nothing further this way");
    const marks = page.locator('[data-figure="history"] .is-current');
    // Measured and forecast of one month are two marks with one key, the one above or below the other.
    const isSameMonth = async (pressed: string) => {
      await page.keyboard.press("End");
      const key = await marks.getAttribute("data-key");
      await page.keyboard.press(pressed);
      const said = await page.locator('[data-figure="history"] .heard').innerText();
      return key === (await marks.getAttribute("data-key")) && / of \d+$/.test(said) && !said.endsWith("60 of 60");
    };
    expect([await isSameMonth("ArrowUp"), await isSameMonth("ArrowDown")]).toContain(true);
    await expect.poll(() => marks.count()).toBe(1);
  });

  it("is described by d: what it shows, its extremes by name, and its course in time", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await enter(page, "history");
    expect(await heard(page, "history", "d")).toMatch(
      /solid line.*rows\. Actual kWh: lowest .*highest .*\. from .* in 20/,
    );
    await enter(page, "models");
    expect(await heard(page, "models", "d")).toMatch(/WAPE: lowest/);
  });

  it("selects on the way with Shift; its table then shows the selected rows, takes the focus and gives it back", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await enter(page, "ranking");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await expect.poll(() => page.locator(".selection").innerText()).toContain("3 of 229 selected");
    await page.keyboard.press("t");
    const table = page.locator('[data-figure="ranking"] .table');
    await table.waitFor();
    await expect.poll(() => table.evaluate((section) => section === document.activeElement)).toBe(true);
    await expect.poll(() => table.locator("tbody tr").count()).toBe(3);
    await expect.poll(() => table.locator("caption").innerText()).toMatch(/^The 3 selected of \d+ rows$/);
    await page.keyboard.press("t");
    await expect
      .poll(() => page.locator('[data-figure="ranking"] .plot').evaluate((plot) => plot === document.activeElement))
      .toBe(true);
  });

  it("reads the same on a pin, where nothing of the analysis runs", async () => {
    const live = await openPage(`${PAGE}?lang=ko`);
    const made = await live.request.post("/api/pins", { data: { analysis: "regional-forecast-error", inputs: {} } });
    const { url } = (await made.json()) as { url: string };
    await enter(live, "map");
    const said = await heard(live, "map", "ArrowDown");
    const page = await openPage(`${url}?lang=ko`);
    await enter(page, "map");
    expect(await heard(page, "map", "ArrowDown")).toBe(said);
    expect(await heard(page, "map", "d")).toContain("가장 낮은 값");
    await expect.poll(() => page.locator('[data-figure="map"] .quality').innerText()).toContain("모두 합성");
  });
});

describe("zooming a figure", () => {
  it("follows the wheel with Ctrl around the pointer, and leaves the wheel alone to the page", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.getByLabel("Rows").focus();
    const plot = page.locator('[data-figure="size"] .plot');
    await plot.scrollIntoViewIfNeeded();
    await plot.hover();
    const ticks = () => plot.locator('[aria-label$="axis tick label"] text').allInnerTexts();
    const shown = () => plot.locator("svg").getAttribute("data-view");
    const whole = await ticks();
    expect(whole.length).toBeGreaterThan(3);
    await page.mouse.wheel(0, 40);
    await expect.poll(() => plot.locator("svg").getAttribute("viewBox")).toMatch(/^0[ ,]0[ ,]/);
    await plot.hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    // At first by the drawing that is there, then anew with axes of the part that is shown.
    await expect.poll(shown).toContain('"width":0.4');
    const near = await ticks();
    expect(near).not.toEqual(whole);
    expect(near.length).toBeGreaterThan(3);
    await expect.poll(() => plot.locator("svg").getAttribute("viewBox")).toMatch(/^0[ ,]0[ ,]/);
    await plot.focus();
    await page.keyboard.press("+");
    await expect.poll(shown).toContain('"width":0.29');
    await page.keyboard.press("0");
    await expect.poll(shown).toBe(null);
    await expect.poll(() => ticks()).toEqual(whole);
  });

  it("chooses the time that is shown where the axis is time, and lets go of it", async () => {
    const page = await openPage("/analyses/campus-load?lang=en");
    const plot = page.locator('[data-figure="load"] .plot');
    await plot.focus();
    await page.keyboard.press("+");
    await page.keyboard.press("+");
    const days = () => {
      const [from, to] = (new URL(page.url()).searchParams.get("tr") ?? "").split("/").map(Date.parse);
      return ((to as number) - (from as number)) / 864e5;
    };
    await expect.poll(days).toBeLessThan(200);
    expect(days()).toBeGreaterThan(100);
    await expect.poll(() => plot.locator('svg [aria-label*="axis"]').count()).toBeGreaterThan(0);
    await page.keyboard.press("0");
    await page.waitForURL((url) => !url.searchParams.has("tr"));
  });

  it("follows two fingers, while one scrolls the page", async () => {
    const page = await openPage(`${PAGE}?lang=en`, { hasTouch: true, viewport: { width: 400, height: 800 } });
    const plot = page.locator('[data-figure="map"] .plot');
    await plot.scrollIntoViewIfNeeded();
    await page.waitForLoadState("networkidle");
    const box = await plot.boundingBox();
    if (!box) throw new Error("The figure has no box");
    const [x, y] = [box.x + box.width / 2, Math.min(700, box.y + 200)];
    const device = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
      device.send("Input.dispatchTouchEvent", {
        type,
        touchPoints:
          type === "touchEnd"
            ? []
            : [
                { x: x - apart, y, id: 0 },
                { x: x + apart, y, id: 1 },
              ],
      });
    const view = () => plot.locator("svg").evaluate((svg) => (svg as SVGSVGElement).viewBox.baseVal.width);
    const whole = await view();
    await touch("touchStart", 30);
    for (const apart of [50, 70, 90]) await touch("touchMove", apart);
    await touch("touchEnd", 0);
    await expect.poll(view).toBeLessThan(whole * 0.5);
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBe(1);
    await expect.poll(() => plot.evaluate((element) => getComputedStyle(element).touchAction)).toBe("pan-x pan-y");
  });
});
