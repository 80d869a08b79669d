import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { yearEpw } from "#analyses/pv-yield/epw-fixture.ts";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { runCli } from "#lib/cli/checks/run-cli.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { formatEnergy, formatNumber } from "#lib/plot/number-format.ts";
import { importTable } from "./kepco-fixture.ts";

const PAGE = "/analyses/regional-forecast-error?lang=en";

const SEOUL = path.resolve(import.meta.dirname, "../../../shared/data/pv/KOR_SO_Seoul.WS.471080_TMYx.2007-2021.epw");
const REAL_EPW = existsSync(SEOUL) ? SEOUL : undefined;

let wattbook: RunningWattbook;
const table = path.join(tmpdir(), `wattbook-table-${process.pid}.csv`);

const drawings = (html: string) => html.match(/<svg [^>]*class="figure-plot[\s\S]*?<\/svg>/g) ?? [];

const faultsOfStrip = (page: Page) => axeFaults(page, { within: ".pin-strip", passing: 5 });

beforeAll(async () => {
  wattbook = await startWattbook(["--no-demo"]);
  await importTable(wattbook.home, table, false);
});

afterAll(async () => {
  await wattbook.stop();
  await rm(table, { force: true });
});

describe("a pin made before a restated import", () => {
  it("shows the old figures byte for byte after it; the strip names the restated cell, and the overlay marks it", async () => {
    const page = await openPage(PAGE, { permissions: ["clipboard-read", "clipboard-write"] }, wattbook.url);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("measure wape");
    await expect.poll(() => page.locator(".palette [role=option]").count()).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.waitForURL(/measure=wape/);
    await page.keyboard.press("y");
    await page.locator(".toast.is-shown").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const before = await (await fetch(`${link}?lang=en`)).text();
    await page.goto(`${link}?lang=en`);
    await page.locator(".pin-strip", { hasText: "Nothing has changed since" }).waitFor();

    await importTable(wattbook.home, table, true);
    const after = await (await fetch(`${link}?lang=en`)).text();
    expect(drawings(before).length).toBeGreaterThanOrEqual(8);
    expect(drawings(after)).toEqual(drawings(before));
    expect(await (await fetch(`${wattbook.url}${PAGE}&measure=wape`)).text()).not.toContain(drawings(before)[0]);

    await page.reload();
    const strip = page.locator(".changes");
    await strip.waitFor();
    await expect
      .poll(() => strip.locator("summary").innerText())
      .toMatch(/regional_usage: 1 cell restated.*code unchanged/);
    await strip.locator("summary").focus();
    await page.keyboard.press("Enter");
    const cell = strip.locator("tr", { hasText: "· kwh" }).first();
    await expect
      .poll(() => cell.innerText())
      .toMatch(/2024-05-01 · Pohang-si · Industrial · kwh\s+[\d,]+\s+1,500,000,000 kWh/);
    await expect.poll(() => strip.innerText()).toContain("Numbers of the page");
    await expect.poll(() => strip.innerText()).toContain("Headline");
    expect(await faultsOfStrip(page)).toEqual([]);
    const all = strip.locator("section", { hasText: "Restated cells: regional_usage" }).locator("+ .changes-more a");
    await expect.poll(() => all.innerText()).toBe("All restated cells (1) as CSV");
    const csv = await fetch(`${wattbook.url}${await all.getAttribute("href")}`);
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect((await csv.text()).split("\r\n")).toEqual([
      "dataset,month,region_code,contract,column,unit,then,now",
      expect.stringMatching(/^regional_usage,2024-05-01,47110,industrial,kwh,kWh,\d+,1500000000$/),
      "",
    ]);
    const more = strip.locator("[aria-expanded=false]").first();
    await more.focus();
    const rows = strip.locator(`[id="${await more.getAttribute("aria-controls")}"] tbody tr`);
    await expect.poll(() => rows.count()).toBe(5);
    await page.keyboard.press("Enter");
    await expect.poll(() => rows.count()).toBeGreaterThan(5);
    await expect.poll(() => strip.locator("[aria-expanded=true]").innerText()).toBe("Show fewer");
    expect((await fetch(`${link}/changes/nonsense.csv`)).status).toBe(404);

    const map = page.locator('[data-figure="map"]');
    const pinned = await map.locator(".plot").innerHTML();
    await map.getByRole("radio", { name: "Then" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await map.locator(".overlay-was").waitFor({ state: "attached" });
    await expect.poll(() => map.locator(".overlay-changed").count()).toBeGreaterThan(0);
    await expect.poll(() => map.locator(".then-now p").innerText()).toMatch(/[1-9]\d* marks differ/);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => map.locator(".plot").innerHTML()).toBe(pinned);

    // Export a picture of the pinned map, and open it again from another page.
    await map.locator("summary").focus();
    await page.keyboard.press("Enter");
    await map.getByRole("button", { name: "PNG", exact: true }).focus();
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const picture = path.join(tmpdir(), `wattbook-picture-${process.pid}.png`);
    await download.saveAs(picture);
    onTestFinished(() => rm(picture, { force: true }));
    await page.goto("/?lang=en", { waitUntil: "networkidle" });
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    // Asked for before the key, as a browser dismisses a chooser that nobody takes yet.
    const asked = page.waitForEvent("filechooser");
    await page.keyboard.type("open exported figure");
    const found = page.locator(".palette [role=option][aria-selected=true]");
    await expect.poll(() => found.innerText()).toContain("Open an exported figure");
    await page.keyboard.press("Enter");
    await (await asked).setFiles(picture);
    await page.waitForURL((url) => link.endsWith(url.pathname) && url.hash === "#figure-map");

    // Present it, come back, and print it.
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("p");
    await page.waitForURL(/view=deck/);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => new URL(page.url()).hash).toBe("#2");
    await expect.poll(() => page.locator("main").innerText()).toContain(link.split("/").at(-1));
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => link.endsWith(url.pathname) && url.searchParams.get("view") === null);
    const pdf = await fetch(`${link}.pdf?lang=en`);
    expect(pdf.status).toBe(200);
    expect(new TextDecoder().decode((await pdf.arrayBuffer()).slice(0, 5))).toBe("%PDF-");
  }, 240_000);

  it("names the months of rows that came since, in both languages", async () => {
    const made = await fetch(`${wattbook.url}/api/pins`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ analysis: "regional-forecast-error" }),
    });
    const { url } = (await made.json()) as { url: string };
    await importTable(wattbook.home, table, true, [2022, 2023, 2024, 2025]);
    for (const [lang, added, january] of [
      ["en", "Rows added: regional_usage", "2025-01-01: 20 rows"],
      ["ko", "추가된 행: regional_usage", "2025-01-01: 20행"],
    ] as const) {
      const page = await openPage(`${url}?lang=${lang}`, {}, wattbook.url);
      await page.locator(".changes summary").click();
      const rows = page.locator(".changes section", { hasText: added });
      await expect.poll(() => rows.locator("li").count()).toBe(12);
      await expect.poll(() => rows.locator("li").first().innerText()).toBe(january);
      expect(await faultsOfStrip(page)).toEqual([]);
    }
  });

  it("leaves the pin's snapshot to gc as needed", async () => {
    const { code, stdout } = await runCli(["lake", "verify"], { WATTBOOK_HOME: wattbook.home });
    expect(code).toBe(0);
    expect(stdout).toMatch(/[1-9]\d* files of pins/);
  });
});

describe("data that contradict a claim", () => {
  // In the made-up table Jeju ranks lower in August than in May.
  it("mark its sentence on the page and its analysis in the catalogue, and fail the check", async () => {
    const marked = await openPage(PAGE, {}, wattbook.url);
    const claim = marked.locator('[data-claim="jejuRisesInAugust"].claim-broken');
    await expect.poll(() => claim.locator(".claim-mark").innerText()).toContain("not supported by the data shown");
    const catalogue = await openPage("/?lang=en", {}, wattbook.url);
    await expect.poll(() => catalogue.locator(".catalogue-claims").innerText()).toMatch(/[1-9]/);
    const { code, stdout, stderr } = await runCli(["check"], { WATTBOOK_HOME: wattbook.home });
    expect(code).toBe(1);
    expect(stdout).toMatch(/notebook\.en\.mdx:\d+: “.*Jeju ranks higher than in May .*” is not supported by the data/);
    expect(stderr).toContain("do not hold: mend what is listed");
  });
});

describe("an EPW imported while Wattbook runs", () => {
  const said = (page: Page, value: string) => page.locator(`[data-value="${value}"]`).first().textContent();
  /** A page on which the weather is chosen by its input. */
  const pageWith = async (address: string, weather: string) => {
    const page = await openPage(`${address}&lang=en`, {}, wattbook.url);
    await showInterest(page);
    await page.locator('select[name="weather"]').selectOption(weather);
    return page;
  };

  it(`is offered by PV yield and Net zero, and PV yield says by it what the command line does${REAL_EPW ? "" : " (an invented one: no ../shared/data/pv)"}`, async () => {
    const file = REAL_EPW ?? path.join(tmpdir(), `wattbook-epw-${process.pid}.epw`);
    if (!REAL_EPW) await writeFile(file, yearEpw());
    const imported = await runCli(["import", "weather", file], { WATTBOOK_HOME: wattbook.home });
    const weather = /named (\S+)/.exec(imported.stdout)?.[1] ?? imported.stderr;
    const array = ["--kwp", "40", "--tilt", "30", "--azimuth", "180"];
    const told = JSON.parse((await runCli(["pv", "--weather", file, ...array, "--json"])).stdout);
    const light = `${formatNumber(told.weather.ghi_kwh_m2, "en", 4)} kWh/m²`;

    const pv = await pageWith("/analyses/pv-yield?roofs=new_40_30_180_rack_standard", weather);
    await expect.poll(() => said(pv, "weather")).toBe(told.weather.title);
    expect(await said(pv, "ghi")).toBe(light);
    expect(await said(pv, "year")).toBe(formatEnergy(told.year_kwh, "en"));
    expect(await said(pv, "specific")).toBe(`${formatNumber(told.specific_kwh_kwp, "en", 4)} kWh/kWp`);
    const unit = pv.locator('[data-figure="months"] .unit');
    expect(await unit.innerText()).toContain(`${told.weather.title} (GHI ${light})`);

    const zero = await pageWith("/analyses/net-zero?week=20", weather);
    await expect.poll(() => said(zero, "sun")).toBe(`PVWatts v5, ${told.weather.title}, GHI ${light}`);
  }, 120_000);
});
