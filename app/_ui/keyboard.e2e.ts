import { describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";

describe("the keyboard", () => {
  it("opens the sheet of keys by ?, which lists them and switches single letters off", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    for (const text of ["Command palette", "Copy the pinned link", "Read the figure's points"]) {
      await expect.poll(() => sheet.innerText()).toContain(text);
    }
    expect(await axeFaults(page)).toEqual([]);
    await sheet.getByRole("checkbox").uncheck();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.keyboard.press("?");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("finds an input's value in the palette in %s, %s, and chooses it", async (lang, theme) => {
    const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}`);
    await page.keyboard.press("Control+k");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("척도 WAPE");
    await expect.poll(() => page.locator(".palette [role=option]").count()).toBe(1);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/measure=wape/);
    await expect.poll(() => page.getByRole("radio", { name: "WAPE" }).isChecked()).toBe(true);
  });

  it("searches analyses by /, in either language, and commands only in the palette", async () => {
    const page = await openPage("/?lang=en");
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("/");
    await page.locator(".palette input").waitFor();
    await page.keyboard.type("예측 오차");
    await expect.poll(() => page.locator(".palette [role=option]").count()).toBe(1);
    await page.keyboard.press("Enter");
    await page.waitForURL(/regional-forecast-error/);
    await page.waitForLoadState("networkidle");
    await page.keyboard.press("/");
    await page.locator(".palette input").waitFor();
    await expect.poll(() => page.locator(".palette [role=option]").count()).toBeGreaterThan(5);
    await expect.poll(() => page.locator(".palette [role=option]", { hasText: "Command" }).count()).toBe(0);
    await page.keyboard.type("no such thing anywhere");
    await page.getByText("Nothing found").waitFor();
  });

  it("reads a figure's points aloud, selects them in every figure, and opens its table by t", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    const ranking = page.locator('[data-figure="ranking"]');
    await ranking.locator(".plot").focus();
    await expect
      .poll(async () => {
        await page.keyboard.press("End");
        return page.getByRole("status").filter({ hasText: "error" }).count();
      })
      .toBe(1);
    await page.keyboard.press("Home");
    const first = await page.locator(".tip strong").innerText();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await expect.poll(() => page.locator(".selection").innerText()).toContain("2 of");
    await expect.poll(() => decodeURIComponent(new URL(page.url()).search)).toMatch(/f=region:\d{5},\d{5}/);
    await expect.poll(() => page.locator('[data-figure="map"] [data-key]:not(.is-dimmed)').count()).toBe(2);
    await page.reload();
    await expect.poll(() => page.locator('[data-figure="map"] [data-key]:not(.is-dimmed)').count()).toBe(2);
    await ranking.locator(".plot").focus();
    await page.keyboard.press("t");
    await expect.poll(() => ranking.locator("tbody tr").count()).toBe(2);
    await expect.poll(() => ranking.locator("caption").innerText()).toBe("The 2 selected of 229 rows");
    await expect.poll(() => ranking.locator("tbody tr").first().innerText()).toContain(first.split(",")[0]);
  });
});
