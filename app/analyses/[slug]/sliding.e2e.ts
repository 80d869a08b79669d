import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";

const PAGE = "/analyses/net-zero?lang=en";
const ROOFS = "library_120_15_180_roof_standard_100_40*science_60_20_170_roof_standard_160_120";
const ROOFS_PAGE = `/analyses/pv-yield?lang=en&roofs=${ROOFS}`;

const search = (page: Page) => new URL(page.url()).searchParams;
const track = (page: Page, name: string) => page.locator(`input[type="range"][name="${name}"]`);
const said = (page: Page, value: string) => page.locator(`[data-value="${value}"]`).first().textContent();
const drawing = (page: Page) => page.locator('[data-figure="matching"] .plot svg').first().innerHTML();

/** The page follows inputs from the first sign of interest on: its rows and code come then. */
async function ready(address: string, options = {}): Promise<Page> {
  const page = await openPage(address, options);
  await showInterest(page);
  return page;
}

/** The addresses of rows and such that a page asks for from now on. */
function askedFrom(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(request.url());
  });
  return asked;
}

describe("a slider", () => {
  it("moves figures and values without asking the server, and the address when it is let go", async () => {
    const page = await ready(PAGE);
    const [before, drawnBefore] = [await said(page, "own"), await drawing(page)];
    const asked = askedFrom(page);
    const slider = track(page, "battery");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("10,000 kWh");
    await slider.focus();
    await page.keyboard.down("ArrowRight");
    await expect.poll(() => said(page, "own")).not.toBe(before);
    await expect.poll(() => drawing(page)).not.toBe(drawnBefore);
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toBe("10,500 kWh");
    expect(search(page).get("battery")).toBeNull();
    await page.keyboard.up("ArrowRight");
    await expect.poll(() => search(page).get("battery")).toBe("10500");
    expect(asked.filter((url) => url.includes("/rows?"))).toEqual([]);
    await page.goBack();
    await expect.poll(() => said(page, "own")).toBe(before);
    await expect.poll(() => slider.inputValue()).toBe("10000");
  });

  it("shows the last value of a drag, which is one step of the history, and the same after a reload and in a pin", async () => {
    const page = await ready(PAGE);
    const box = (await track(page, "gridCfe").boundingBox())!;
    const entries = await page.evaluate(() => history.length);
    await page.mouse.move(box.x + 0.4 * box.width, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 0; i <= 10; i++) await page.mouse.move(box.x + (0.4 + 0.05 * i) * box.width, box.y + box.height / 2);
    expect(search(page).get("gridCfe")).toBeNull();
    await page.mouse.up();
    const shown = await track(page, "gridCfe").inputValue();
    expect(Number(shown)).toBeGreaterThan(80);
    await expect.poll(() => search(page).get("gridCfe")).toBe(shown);
    await expect.poll(() => page.evaluate(() => history.length)).toBe(entries + 1);
    await expect.poll(() => said(page, "gridCfe")).toContain(shown);
    const score = await said(page, "score");
    await page.reload({ waitUntil: "load" });
    await expect.poll(() => said(page, "score")).toBe(score);
    await expect.poll(() => track(page, "gridCfe").inputValue()).toBe(shown);
    const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ analysis: "net-zero", inputs: { gridCfe: shown } }),
    });
    const { url } = (await response.json()) as { url: string };
    const pinned = await openPage(`${url}?lang=en`);
    await expect.poll(() => said(pinned, "score")).toBe(score);
    await expect.poll(() => track(pinned, "gridCfe").inputValue()).toBe(shown);
  });

  it("brings a number that is typed into its range, and keeps what was moved before the scripts were there", async () => {
    const page = await openPage("about:blank");
    const moved = Promise.withResolvers<void>();
    await page.route("**/*.js*", async (route) => {
      await moved.promise;
      await route.continue();
    });
    await page.goto(`${inject("wattbookUrl")}${PAGE}`, { waitUntil: "commit" });
    await track(page, "week").evaluate((element: HTMLInputElement) => {
      element.value = "33";
    });
    moved.resolve();
    await expect.poll(() => search(page).get("week")).toBe("33");
    await expect.poll(() => track(page, "week").inputValue()).toBe("33");
    await page.locator('input[type="number"][name="week"]').fill("99");
    await page.keyboard.press("Enter");
    await expect.poll(() => search(page).get("week")).toBe("52");
  });
});

describe("the arrays of a page", () => {
  const roofs = (page: Page) => search(page).get("roofs");

  it("stand in a table of the server's HTML, and are moved, added, removed and brought back by keys", async () => {
    const html = await (await fetch(`${inject("wattbookUrl")}${ROOFS_PAGE}`)).text();
    expect(html).toMatch(/<input[^>]*aria-label="kWp, library"[^>]*value="120"/);
    const page = await ready(ROOFS_PAGE);
    const before = await said(page, "kwp");
    await page.getByRole("button", { name: /^library, 120 kWp/ }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    const [library, science] = ROOFS.split("*");
    const moved = library?.replace("_100_40", "_101_50");
    await expect.poll(() => roofs(page)).toBe(`${moved}*${science}`);
    await page.keyboard.press("Delete");
    await expect.poll(() => roofs(page)).toBe(science);
    await expect.poll(() => said(page, "kwp")).not.toBe(before);
    const undo = page.getByRole("button", { name: "Undo" });
    await expect.poll(() => undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => roofs(page)).toBe(`${moved}*${science}`);
    await page.getByRole("button", { name: "Add an array" }).press("Enter");
    await expect.poll(() => roofs(page)).toMatch(/\*Array 3_50_15_180_roof_standard_/);
    await page.getByLabel("Tilt, °, Array 3").fill("30");
    await page.keyboard.press("Enter");
    await expect.poll(() => roofs(page)).toContain("Array 3_50_30_180_roof");
    await page.getByLabel("Array, Array 3").fill("library");
    await page.keyboard.press("Enter");
    await page.locator(".arrays").getByText("There is another array called library").waitFor();
    const [kwp, text] = [await said(page, "kwp"), roofs(page)];
    await page.reload({ waitUntil: "load" });
    await expect.poll(() => said(page, "kwp")).toBe(kwp);
    expect(roofs(page)).toBe(text);
    await expect.poll(() => page.locator(".arrays tbody tr").count()).toBe(3);
  });

  it("are drawn with the pointer and turned with sliders; a preset brings the old ones back", async () => {
    const page = await ready(ROOFS_PAGE, { viewport: { width: 1280, height: 1000 } });
    await page.locator(".array-map").scrollIntoViewIfNeeded();
    const map = (await page.locator(".array-map").boundingBox())!;
    await page.mouse.move(map.x + map.width * 0.05, map.y + map.height * 0.05);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.15, map.y + map.height * 0.2, { steps: 4 });
    await page.locator(".array-draft").getByText(/kWp/).waitFor();
    await page.mouse.up();
    await expect.poll(() => roofs(page)).toMatch(/\*Array 3_[\d.]+_15_180_roof_standard_/);
    const azimuth = page.locator('input[type="range"][name="array-azimuth"]');
    await azimuth.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => roofs(page)).toMatch(/\*Array 3_[\d.]+_15_179_roof/);
    await page.locator('select[name="roofs"]').selectOption({ label: "as built" });
    await expect.poll(() => roofs(page)).toBeNull();
  });

  it.each([
    ["en", "dark"],
    ["ko", "light"],
  ])("are clean by axe in %s, %s, and fit a phone", async (lang, theme) => {
    const page = await openPage(`/analyses/pv-yield?lang=${lang}&theme=${theme}&roofs=${ROOFS}`, {
      viewport: { width: 360, height: 740 },
      hasTouch: true,
    });
    await page.waitForLoadState("networkidle");
    await page.locator(".array-shape").first().focus();
    await page.locator(".array-sliders").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
