import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";

/** Types into the palette, takes the first that is found, and says what it was. */
async function run(page: Page, typed: string): Promise<string> {
  await page.waitForLoadState("networkidle");
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").waitFor();
  await page.keyboard.type(typed);
  const found = page.locator(".palette [role=option][aria-selected=true]");
  await found.waitFor();
  const label = await found.innerText();
  await page.keyboard.press("Enter");
  return label;
}

describe("the palette", () => {
  it.each([
    ["en", "brief", "Brief"],
    ["ko", "요약", "요약"],
  ])("opens the brief of the view at hand, its inputs kept, in %s", async (lang, typed, label) => {
    const page = await openPage(`${PAGE}?month=2024-08&measure=wape&lang=${lang}#figure-map`);
    expect(await run(page, typed)).toContain(label);
    await page.waitForURL(/view=brief/);
    const { searchParams, pathname, hash } = new URL(page.url());
    expect([pathname, hash]).toEqual([PAGE, ""]);
    expect(Object.fromEntries(searchParams)).toEqual({ month: "2024-08", measure: "wape", lang, view: "brief" });
    await expect
      .poll(() => page.locator(".brief .standfirst").innerText())
      .toMatch(lang === "ko" ? /2024년 8월/ : /August 2024/);
  });

  it.each([
    ["en", "explore", "Explore with SQL"],
    ["ko", "SQL", "SQL로 탐색"],
  ])("leads from the front page to Explore in %s, and offers no brief there", async (lang, typed, label) => {
    const page = await openPage(`/?lang=${lang}`);
    expect(await run(page, typed)).toContain(label);
    await page.waitForURL(new RegExp(`/explore\\?lang=${lang}$`));
    await expect.poll(() => page.locator("h1").innerText()).toBe(label);
    await page.waitForLoadState("networkidle");
    await page.locator("h1").click();
    await page.keyboard.press("Control+k");
    await page.locator(".palette [role=option]").first().waitFor();
    const offered = await page.locator(".palette [role=option]").allInnerTexts();
    expect(offered.length).toBeGreaterThan(5);
    expect(offered.filter((each) => /Brief|요약/.test(each))).toEqual([]);
  });
});
