import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";

const PAGE = "/analyses/schedule-comparison";

const said = (page: Page, value: string) => page.locator(`[data-value="${value}"]`).first().textContent();
const chosenPlan = (page: Page) => new URL(page.url()).searchParams.get("plan");

describe("the page Schedule comparison", () => {
  it("shows the plan of a point that is chosen by pointer or key, follows its slider, and sorts its moves", async () => {
    const page = await openPage(`${PAGE}?lang=en`, { viewport: { width: 1280, height: 1400 } });
    await showInterest(page);
    expect(await said(page, "totalHardIs")).toBe("0");
    const moved = await said(page, "moved");

    const points = page.locator('[data-figure="front"] .plot [data-key*=":front:"]');
    // Clicked until it is heard: between the answer and then a busy machine takes a while.
    await expect
      .poll(
        async () => {
          if (chosenPlan(page) === null) await points.last().click();
          return chosenPlan(page);
        },
        { interval: 1000 },
      )
      .toMatch(/^sample:front:\d+$/);
    await expect.poll(() => said(page, "moved")).not.toBe(moved);
    const last = chosenPlan(page);
    await page.locator('[data-figure="front"] .plot').focus();
    for (const key of ["Home", "ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key);
    await expect.poll(() => chosenPlan(page)).not.toBe(last);

    const grid = await said(page, "importKwhIs");
    await page.locator('input[type="number"][name="pv"]').fill("500");
    await page.keyboard.press("Enter");
    await expect.poll(() => said(page, "importKwhIs")).not.toBe(grid);

    const moves = page.locator('[data-figure="moves"]');
    await moves.locator(".plot").focus();
    await page.keyboard.press("t");
    const heading = moves.getByRole("columnheader", { name: /Saved kWh$/ });
    await heading.getByRole("button").click();
    await expect.poll(() => heading.getAttribute("aria-sort")).toBe("descending");
    const cells = await moves.locator("tbody tr td:nth-child(4)").allTextContents();
    const values = cells.map((text) => Number(text.replace("−", "-").replace(/[^\d.-]/g, ""))).slice(0, 5);
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    await expect.poll(() => new URL(page.url()).searchParams.get("pv")).toBe("500");
    const shown = await said(page, "importKwhIs");
    await page.reload({ waitUntil: "load" });
    await expect.poll(() => said(page, "importKwhIs")).toBe(shown);
  });

  it.each([
    ["en", "dark"],
    ["ko", "light"],
  ])("is clean by axe in %s, %s, and fits a phone", async (lang, theme) => {
    const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}`, { viewport: { width: 360, height: 740 } });
    expect(await axeFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
