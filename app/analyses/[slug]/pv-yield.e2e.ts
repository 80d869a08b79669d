import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";

const PAGE = "/analyses/pv-yield";
const ROOF = "hall_40_30_180_rack_standard_20_30";

const said = (page: Page, value: string) => page.locator(`[data-value="${value}"]`).first().textContent();

describe("the page PV yield", () => {
  it("names model, weather and light beside the yield in the server's HTML, and is accessible", async () => {
    const html = await (await fetch(`${inject("wattbookUrl")}${PAGE}?lang=en`)).text();
    for (const text of ["PVWatts v5", "Seoul, invented typical year", "kWh/kWp", "GHI"]) expect(html).toContain(text);
    for (const [lang, colorScheme] of [["en", "light"] as const, ["ko", "dark"] as const]) {
      const page = await openPage(`${PAGE}?lang=${lang}`, { colorScheme });
      expect(await axeFaults(page), lang).toEqual([]);
    }
  });

  it("follows an array while it is changed without asking the server, and a pin keeps what it yields", async () => {
    const page = await openPage(`${PAGE}?roofs=${ROOF}&lang=en`);
    await showInterest(page);
    const before = await said(page, "year");
    const drawing = () => page.locator('[data-figure="months"] .plot svg').first().innerHTML();
    const drawnBefore = await drawing();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const power = page.locator(".arrays table input").nth(1);
    await power.fill("80");
    await power.press("Enter");
    await expect.poll(() => said(page, "kwp")).toBe("80 kWp");
    await expect.poll(drawing).not.toBe(drawnBefore);
    const after = await said(page, "year");
    expect(after).not.toBe(before);
    expect(asked.filter((url) => url.includes("/rows"))).toEqual([]);
    const roofs = ROOF.replace("40", "80");
    await expect.poll(() => new URL(page.url()).searchParams.get("roofs")).toBe(roofs);
    const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ analysis: "pv-yield", inputs: { roofs } }),
    });
    const pinned = await openPage(`${((await response.json()) as { url: string }).url}?lang=en`);
    await expect.poll(() => said(pinned, "year")).toBe(after);
  });
});
