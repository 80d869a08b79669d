import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/campus-load";

let pin: string;
beforeAll(async () => {
  const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "campus-load", f: ["hour:8..18"] }),
  });
  pin = ((await response.json()) as { url: string }).url;
});

const faultsOf = (page: Page) => axeFaults(page, { passing: 8 });

describe("Campus load is clean by axe", () => {
  it.each([
    ["en", "dark"],
    ["ko", "light"],
  ])("in %s, %s, with filters set, a figure's menu and its table open, and a point read", async (lang, theme) => {
    const page = await openPage(
      `${PAGE}?f=building:library&f=hour:8..18&tr=2024-05-01/2024-06-01&lang=${lang}&theme=${theme}`,
    );
    await page.waitForLoadState("networkidle");
    await expect.poll(() => page.locator(".selection").count()).toBeGreaterThan(1);
    expect(await faultsOf(page), "filters").toEqual([]);
    const figure = page.locator('[data-figure="hours"]');
    await figure.locator("summary").focus();
    await page.keyboard.press("Enter");
    await figure.locator(".menu[open]").waitFor();
    expect(await faultsOf(page), "menu").toEqual([]);
    await page.keyboard.press("Escape");
    await figure.locator(".plot").focus();
    await expect
      .poll(async () => {
        await page.keyboard.press("End");
        return page.locator(".tip").count();
      })
      .toBeGreaterThan(0);
    expect(await faultsOf(page), "tip").toEqual([]);
    await page.keyboard.press("t");
    await figure.locator(".table table").waitFor();
    expect(await faultsOf(page), "table").toEqual([]);
  });

  it.each([
    ["deck", "en", "dark"],
    ["brief", "en", "dark"],
    ["print", "en", "light"],
    ["deck", "ko", "light"],
    ["brief", "ko", "light"],
    ["print", "ko", "light"],
  ])("as its %s in %s, %s", async (view, lang, theme) => {
    const page = await openPage(`${pin}?view=${view}&lang=${lang}&theme=${theme}`);
    await page.waitForLoadState("networkidle");
    expect(await faultsOf(page)).toEqual([]);
    if (view !== "deck") return;
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator(".slide-frame:visible svg.figure-plot").count()).toBe(1);
    expect(await faultsOf(page), "figure").toEqual([]);
    await page.keyboard.press("o");
    await page.locator(".slide-pick").first().waitFor();
    expect(await faultsOf(page), "overview").toEqual([]);
  });
});
