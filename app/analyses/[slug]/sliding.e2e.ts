import { rm } from "node:fs/promises";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { BUILT, slidingProject } from "./sliding-fixture.ts";

const PAGE = "/analyses/sliding?lang=en";
const BUILDING_MS = 600_000;

let root: string;
let wattbook: RunningWattbook;
beforeAll(async () => {
  root = await slidingProject(path.resolve(import.meta.dirname, "../../.."));
  wattbook = await startWattbook([], {}, undefined, root);
}, BUILDING_MS);
afterAll(async () => {
  await wattbook?.stop();
  await rm(root, { recursive: true, force: true });
});

const open = (address: string, options = {}) => openPage(address, options, wattbook.url);
const search = (page: Page) => new URL(page.url()).searchParams;
const track = (page: Page, name: string) => page.locator(`input[type="range"][name="${name}"]`);
const used = (page: Page) => page.locator('[data-value="used"]').textContent();
const drawing = (page: Page) => page.locator('[data-figure="year"] .plot svg').first().innerHTML();

const modelRuns = (page: Page) => page.evaluate(() => (globalThis as { modelRuns?: number }).modelRuns ?? 0);

/** The page follows inputs from the first sign of interest on. */
async function ready(address: string, options = {}): Promise<Page> {
  const page = await open(address, options);
  await page.waitForLoadState("networkidle");
  await page.locator("main").hover();
  await expect.poll(() => modelRuns(page)).toBeGreaterThan(0);
  return page;
}

async function axeFaults(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page: page as never }).analyze();
  expect(passes.length).toBeGreaterThan(8);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

describe("a slider", () => {
  it("moves figures, values and claims without asking the server, and the address when it is let go", async () => {
    const page = await ready(PAGE);
    const [before, drawnBefore] = [await used(page), await drawing(page)];
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const slider = track(page, "battery");
    expect(await slider.getAttribute("aria-valuetext")).toBe("2.0 MWh");
    const runsBefore = await modelRuns(page);
    await slider.focus();
    await page.keyboard.down("ArrowRight");
    await expect.poll(() => used(page)).not.toBe(before);
    await expect.poll(() => drawing(page)).not.toBe(drawnBefore);
    expect(await slider.getAttribute("aria-valuetext")).toBe("2.5 MWh");
    expect(search(page).get("battery")).toBeNull();
    await page.keyboard.up("ArrowRight");
    await expect.poll(() => search(page).get("battery")).toBe("2.5");
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
    expect((await modelRuns(page)) - runsBefore).toBe(1);
    await page.goBack();
    await expect.poll(() => used(page)).toBe(before);
    expect(await slider.inputValue()).toBe("2");
  });

  it("shows the last value of a drag, which is one step of the history, and the same after a reload and in a pin", async () => {
    const page = await ready(PAGE);
    const box = (await track(page, "battery").boundingBox())!;
    const entries = await page.evaluate(() => history.length);
    await page.mouse.move(box.x + 0.2 * box.width, box.y + box.height / 2);
    await page.mouse.down();
    for (let i = 0; i <= 20; i++) await page.mouse.move(box.x + (0.2 + 0.035 * i) * box.width, box.y + box.height / 2);
    expect(search(page).get("battery")).toBeNull();
    await page.mouse.up();
    const shown = await track(page, "battery").inputValue();
    expect(Number(shown)).toBeGreaterThan(8);
    await expect.poll(() => search(page).get("battery")).toBe(shown);
    expect(await page.evaluate(() => history.length)).toBe(entries + 1);
    await expect.poll(() => page.locator('[data-value="battery"]').textContent()).toBe(shown);
    const said = await used(page);
    await page.reload({ waitUntil: "load" });
    expect(await used(page)).toBe(said);
    expect(await track(page, "battery").inputValue()).toBe(shown);
    const response = await fetch(`${wattbook.url}/api/pins`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ analysis: "sliding", inputs: { battery: shown } }),
    });
    const pin = ((await response.json()) as { url: string }).url;
    const pinned = await open(`${new URL(pin, wattbook.url).pathname}?lang=en`);
    expect(await pinned.locator('[data-value="used"]').textContent()).toBe(said);
    expect(await track(pinned, "battery").inputValue()).toBe(shown);
    await pinned.goto(`${new URL(pin, wattbook.url).pathname}?view=print&lang=ko`);
    expect(await pinned.locator(".print-inputs").innerText()).toContain(`${Number(shown).toFixed(1)} MWh`);
  });

  it("asks only when it rests, where a query binds it; a number that is typed is brought into its range", async () => {
    const page = await ready(PAGE);
    const before = await used(page);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await track(page, "scale").focus();
    await page.keyboard.down("ArrowRight");
    expect(await track(page, "scale").inputValue()).toBe("1.1");
    expect(asked.filter((url) => url.includes("/api/"))).toEqual([]);
    await page.keyboard.up("ArrowRight");
    await expect.poll(() => used(page)).not.toBe(before);
    expect(asked.filter((url) => url.includes("/rows?"))).toHaveLength(1);
    await page.locator('input[type="number"][name="battery"]').fill("99");
    await page.keyboard.press("Enter");
    await expect.poll(() => search(page).get("battery")).toBe("10");
    expect(search(page).get("scale")).toBe("1.1");
  });

  it("keeps what was moved before the scripts were there", async () => {
    const page = await open("about:blank");
    await page.route("**/*.js*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto(`${wattbook.url}${PAGE}`, { waitUntil: "commit" });
    await track(page, "battery").evaluate((element: HTMLInputElement) => {
      element.value = "7.5";
    });
    await expect.poll(() => search(page).get("battery")).toBe("7.5");
    expect(await track(page, "battery").inputValue()).toBe("7.5");
  });
});

describe("the arrays of a page", () => {
  const editor = (page: Page) => page.locator(".arrays");
  const roofs = (page: Page) => search(page).get("roofs");

  it("stand in a table of the server's HTML, and are moved, added, removed and brought back by keys", async () => {
    const html = await (await fetch(`${wattbook.url}${PAGE}`)).text();
    expect(html).toMatch(/<input[^>]*aria-label="kWp, library"[^>]*value="120"/);
    const page = await ready(PAGE);
    const before = await used(page);
    await page.getByRole("button", { name: /^library, 120 kWp/ }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowUp");
    const [library, science] = BUILT.split("*");
    const moved = library?.replace("_40_20", "_41_30");
    await expect.poll(() => roofs(page)).toBe(`${moved}*${science}`);
    await page.keyboard.press("Delete");
    await expect.poll(() => roofs(page)).toBe(science);
    await expect.poll(() => used(page)).not.toBe(before);
    const undo = page.getByRole("button", { name: "Undo" });
    await expect.poll(() => undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await expect.poll(() => roofs(page)).toBe(`${moved}*${science}`);
    await page.getByRole("button", { name: "Add an array" }).press("Enter");
    await expect.poll(() => roofs(page)).toContain("Array 3_50_15_180_roof_standard_45_25");
    await page.getByLabel("Tilt, °, Array 3").fill("30");
    await page.keyboard.press("Enter");
    await expect.poll(() => roofs(page)).toContain("Array 3_50_30_180_roof");
    await page.getByLabel("Array, Array 3").fill("library");
    await page.keyboard.press("Enter");
    await editor(page).getByText("There is another array called library").waitFor();
    const [said, text] = [await used(page), roofs(page)];
    await page.reload({ waitUntil: "load" });
    expect(await used(page)).toBe(said);
    expect(roofs(page)).toBe(text);
    expect(await editor(page).locator("tbody tr").count()).toBe(3);
  });

  it("are drawn with the pointer and turned with sliders; a preset brings the old ones back", async () => {
    const page = await ready(PAGE, { viewport: { width: 1280, height: 1000 } });
    const map = (await page.locator(".array-map").boundingBox())!;
    await page.mouse.move(map.x + map.width * 0.3, map.y + map.height * 0.15);
    await page.mouse.down();
    await page.mouse.move(map.x + map.width * 0.4, map.y + map.height * 0.3, { steps: 4 });
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
    const page = await open(`/analyses/sliding?lang=${lang}&theme=${theme}`, {
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
