import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";

const PAGE = "/analyses/net-zero";

const said = (page: Page, value: string) => page.locator(`[data-value="${value}"]`).first().textContent();
const drawing = (page: Page, figure: string) => page.locator(`[data-figure="${figure}"] .plot svg`).first().innerHTML();

describe("the page Net zero", () => {
  it("says what the server's HTML says, and follows its sliders without asking: figures, values, claims, then the address", async () => {
    const html = await (await fetch(`${inject("wattbookUrl")}${PAGE}?lang=en`)).text();
    const page = await openPage(`${PAGE}?lang=en`, { viewport: { width: 1280, height: 1400 } });
    await showInterest(page);
    const served = await said(page, "own");
    expect(html).toContain(`data-value="own"`);
    expect(html).toContain(served ?? "nothing");
    const before = { matching: await drawing(page, "matching"), smallest: await said(page, "smallestPv") };
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const battery = page.locator('input[type="range"][name="battery"]');
    await battery.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect.poll(() => said(page, "own")).not.toBe(served);
    await expect.poll(() => drawing(page, "matching")).not.toBe(before.matching);
    await expect.poll(() => said(page, "smallestPv")).not.toBe(before.smallest);
    await expect.poll(() => new URL(page.url()).searchParams.get("battery")).toBe("12000");
    const claim = page.locator('[data-claim="onPaper"]').first();
    const wasMarked = await claim.getAttribute("class");
    const kwp = page.locator('input[type="number"][name="kwp"]');
    await kwp.fill("1000");
    await page.keyboard.press("Enter");
    await expect.poll(() => claim.getAttribute("class")).not.toBe(wasMarked);
    expect(asked.filter((url) => url.includes("/rows?"))).toEqual([]);
    await expect.poll(() => new URL(page.url()).searchParams.get("kwp")).toBe("1000");
    const now = await said(page, "score");
    await page.reload({ waitUntil: "load" });
    await expect.poll(() => said(page, "score")).toBe(now);
  });

  it.each([
    ["en", "dark"],
    ["ko", "light"],
  ])("is clean by axe in %s, %s, and fits a phone", async (lang, theme) => {
    const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}`, { viewport: { width: 360, height: 740 } });
    expect(await axeFaults(page)).toEqual([]);
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  });
});
