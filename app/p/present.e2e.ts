import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

/** A key pressed before the scripts were there does nothing: it is pressed again. */
const WAIT = { interval: 500 };

const PAGE = "/analyses/regional-forecast-error";
const FIGURES = ["map", "ranking", "size", "correlations", "forecastActual", "history", "seasons", "squared", "models"];

/** Presents the live page by its key, and waits for the first slide. */
async function present(search = "lang=en"): Promise<Page> {
  const page = await openPage(`${PAGE}?${search}`);
  await page.locator('[aria-keyshortcuts="p"]').waitFor();
  await expect
    .poll(async () => {
      await page.keyboard.press("p");
      return page.url();
    }, WAIT)
    .toContain("view=deck");
  await page.locator('.slide-frame[data-slide="title"]').waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

const shown = (page: Page) => page.locator(".slide-frame:visible");
const said = (page: Page) => page.locator('.deck [role="status"]').innerText();

const faultsOf = (page: Page) => axeFaults(page, { passing: 5 });

describe("presenting", () => {
  it("a live page becomes a deck of its pin by one key, each figure on one slide, and Esc leads back to the figure", async () => {
    const page = await present("month=2024-08&lang=en");
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/p\/[0-9a-f]{20}$/);
    await expect.poll(() => said(page)).toMatch(/^Slide 1 of \d+: Regional forecast error$/);
    await expect.poll(() => shown(page).innerText()).toContain("August 2024");
    const slides = await page.locator(".slide-frame").evaluateAll((all) => all.map((each) => each.dataset.slide));
    expect(slides).toEqual(["title", ...FIGURES, "text", "end"]);
    await page.keyboard.press("3");
    await page.keyboard.press("Enter");
    await expect.poll(() => shown(page).getAttribute("data-slide")).toBe("ranking");
    await page.keyboard.press("Escape");
    await page.waitForURL(/\/analyses\/regional-forecast-error\?month=2024-08/);
    await expect.poll(() => new URL(page.url()).hash).toBe("#figure-ranking");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest("[data-figure]")?.getAttribute("data-figure")))
      .toBe("ranking");
  });

  it("goes by keys, keeps the slide in the address, and a reload stays on it", async () => {
    const page = await present();
    for (const key of ["ArrowRight", "Space", "PageDown", "ArrowDown", "ArrowLeft"]) await page.keyboard.press(key);
    await expect.poll(() => new URL(page.url()).hash).toBe("#4");
    await page.reload({ waitUntil: "networkidle" });
    await expect.poll(() => shown(page).getAttribute("data-slide")).toBe(FIGURES[2]);
    await page.keyboard.press("End");
    await expect.poll(() => shown(page).getAttribute("data-slide")).toBe("end");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => said(page)).toMatch(/^Slide 12 of 12/);
    await page.keyboard.press("b");
    await expect.poll(() => page.locator(".deck-blackness").isVisible()).toBe(true);
    await page.keyboard.press("x");
    await expect.poll(() => page.locator(".deck-blackness").count()).toBe(0);
    await page.keyboard.press("?");
    await expect.poll(() => page.getByRole("dialog", { name: "Keys" }).isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await expect.poll(() => page.url()).toContain("view=deck");
  });

  it("shows every slide, the overview and the notes with the network off, in its own typeface", async () => {
    const page = await present("lang=ko");
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const waiting = () => page.evaluate(() => [...document.fonts].filter(({ status }) => status === "loading").length);
    await expect.poll(waiting).toBe(0);
    await page.context().setOffline(true);
    const asked: string[] = [];
    // A browser asks its own cache for the icon again at each change of the address; a failure would be a fault of the page.
    page.on("request", (request) => request.url().includes("/icon.svg") || asked.push(request.url()));
    for (const name of ["title", ...FIGURES, "text", "end"]) {
      await expect.poll(() => shown(page).getAttribute("data-slide")).toBe(name);
      if (FIGURES.includes(name)) {
        const marks = await shown(page).locator("svg.figure-plot").boundingBox();
        expect(marks?.height, name).toBeGreaterThan(200);
      }
      await page.keyboard.press("ArrowRight");
    }
    await page.keyboard.press("o");
    await expect.poll(() => page.locator(".slide-pick").count()).toBe(12);
    await page.locator(".slide-pick").nth(1).click();
    await page.keyboard.press("n");
    await expect.poll(() => page.locator(".deck-notes").innerText()).toMatch(/보라색/);
    await page.keyboard.press("s");
    await expect.poll(() => page.locator(".deck-notes").count()).toBe(0);
    expect(await waiting()).toBe(0);
    expect(asked).toEqual([]);
  });

  it("the speaker's window follows the slides, and the slides follow it", async () => {
    const page = await present();
    await page.keyboard.press("ArrowRight");
    const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
    await speaker.getByRole("heading", { name: "Slide 2 of 12" }).waitFor();
    await expect.poll(() => speaker.locator(".speaker-notes").innerText()).toMatch(/Purple regions/);
    await expect.poll(() => speaker.locator(".speaker-next h2").nth(1).innerText()).toBe("Largest and smallest misses");
    await speaker.getByRole("button", { name: "Next" }).click();
    await page.locator('.slide-frame[data-slide="ranking"]:visible').waitFor();
    await page.keyboard.press("End");
    await speaker.getByText("This is the last slide.").waitFor();
  });

  it("turns by swipe and tap", async () => {
    const page = await openPage(`${new URL((await present()).url()).pathname}?view=deck&lang=en`, {
      hasTouch: true,
      viewport: { width: 390, height: 760 },
    });
    await page.waitForLoadState("networkidle");
    const stage = await page.locator(".deck-stage").boundingBox();
    const y = (stage?.y ?? 0) + (stage?.height ?? 0) / 2;
    await page.touchscreen.tap(300, y);
    await page.locator('.slide-frame[data-slide="map"]:visible').waitFor();
    await page.touchscreen.tap(30, y);
    await page.locator('.slide-frame[data-slide="title"]:visible').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  });

  it("marks newer data with a dot and stays where it is", async () => {
    const page = await present();
    await page.clock.install();
    let snapshot = "one";
    await page.route("**/api/health", (route) => route.fulfill({ json: { parts: { lake: { snapshot } } } }));
    await page.reload({ waitUntil: "networkidle" });
    await page.keyboard.press("ArrowRight");
    const before = await shown(page).innerHTML();
    await page.clock.runFor(61_000);
    await expect.poll(() => page.locator(".deck-newer").count()).toBe(0);
    snapshot = "two";
    await page.clock.runFor(61_000);
    await page.locator(".deck-newer").waitFor();
    await expect.poll(() => shown(page).innerHTML()).toBe(before);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("slides, overview, notes and the speaker's window are accessible by axe in %s, %s", async (lang, theme) => {
    const page = await present(`lang=${lang}&theme=${theme}`);
    for (const keys of [[], ["ArrowRight"], ["n"], ["n", "End"], ["o"], ["o", "?"]]) {
      for (const key of keys) await page.keyboard.press(key);
      expect(await faultsOf(page), keys.join(" ")).toEqual([]);
    }
    await page.goto(page.url().replace("view=deck", "view=speaker"));
    await page.locator(".speaker-clock time").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
