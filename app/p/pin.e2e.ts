import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function pinOf(inputs: object): Promise<{ readonly id: string; readonly url: string }> {
  const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error", inputs }),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as { id: string; url: string };
}

describe("a pin", () => {
  it("is copied by y, opens with the same figures, and two who share a view share the link", async () => {
    const page = await openPage(`${PAGE}?measure=wape&lang=en`, CLIPBOARD);
    await page.locator("h1").click();
    await page.keyboard.press("y");
    await page.locator(".toast.is-shown").waitFor();
    const link = await clipboard(page);
    expect(link).toMatch(/\/p\/[0-9a-f]{20}$/);
    expect(link.endsWith((await pinOf({ measure: "wape" })).url)).toBe(true);
    const live = await page.locator(".standfirst").innerText();
    await page.goto(`${link}?lang=en`);
    await expect.poll(() => page.locator(".badge").innerText()).toMatch(/^pinned [0-9a-f]{8} · data to 2024-12$/);
    await expect.poll(() => page.locator(".standfirst").innerText()).toBe(live);
    await expect.poll(() => page.locator(".figure-plot").count()).toBeGreaterThanOrEqual(9);
    await expect.poll(() => page.locator(".pin-strip").innerText()).toContain("Pinned 20");
  });

  it("explains marks and shows tables from what it keeps", async () => {
    const { url } = await pinOf({ measure: "mase" });
    const page = await openPage(`${url}?lang=ko`);
    await page.route("**/api/**", (route) => route.abort());
    const map = page.locator('[data-figure="map"]');
    await map.locator(".plot").focus();
    await expect
      .poll(async () => {
        await page.keyboard.press("ArrowRight");
        return page.locator(".tip").count();
      })
      .toBe(1);
    await expect.poll(() => page.locator(".tip").innerText()).toMatch(/[가-힣]/);
  });

  it("is left visibly when an input is changed, for the same snapshot, and can be come back to", async () => {
    const { id, url } = await pinOf({ measure: "mse", rows: 5 });
    const page = await openPage(`${url}?lang=en`);
    const snapshot = await page.locator(".badge").getAttribute("title");
    await page.getByLabel("Contract type").selectOption("residential");
    await expect.poll(() => page.url()).toMatch(/\/analyses\//);
    await page.waitForLoadState("load");
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      measure: "mse",
      rows: "5",
      contract: "residential",
      pin: id,
    });
    await expect.poll(() => page.locator(".badge").innerText()).toMatch(/^as of/);
    await expect.poll(() => page.locator(".badge").getAttribute("title")).toBe(snapshot);
    await expect.poll(() => page.getByLabel("Contract type").inputValue()).toBe("residential");
    await page.getByRole("link", { name: "Back to the pin" }).click();
    await page.waitForURL(`**${url}**`);
  });

  it("offers the three kinds of link in one dialog, which gives the focus back", async () => {
    const page = await openPage(`${PAGE}?measure=wape&lang=en`, CLIPBOARD);
    const badge = page.locator("button.badge");
    await badge.click();
    const dialog = page.getByRole("dialog");
    const link = (kind: string) => dialog.locator(`[data-link="${kind}"] input`).inputValue();
    expect(new URL(await link("live")).search).toBe("?measure=wape&lang=en");
    const asOf = new URL(await link("as-of")).searchParams;
    expect(asOf.get("month")).toBe("2024-05");
    expect(asOf.get("snapshot")).toMatch(/^[0-9a-f]{64}$/);
    await dialog.getByRole("button", { name: /^Copy pinned link/ }).click();
    await expect.poll(() => clipboard(page)).toMatch(/\/p\/[0-9a-f]{20}$/);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => badge.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it("keeps its details under an address that never answers otherwise, and knows no other pin", async () => {
    const base = inject("wattbookUrl");
    const { url } = await pinOf({});
    const details = await fetch(`${base}${url}/details.en.json`);
    expect(details.headers.get("cache-control")).toContain("immutable");
    expect(Object.keys(((await details.json()) as { tables: object }).tables)).toHaveLength(9);
    expect((await fetch(`${base}/p/${"0".repeat(20)}`)).status).toBe(404);
    expect((await fetch(`${base}/p/..%2f..%2fetc`)).status).toBe(404);
    expect((await fetch(`${base}${url}/nothing.svg`)).status).toBe(404);
  });

  it("refuses to pin what is not there, or what another site's form sends", async () => {
    const post = (body: string, type = "application/json") =>
      fetch(`${inject("wattbookUrl")}/api/pins`, { method: "POST", headers: { "content-type": type }, body });
    expect((await post('{"analysis":"nonsense"}')).status).toBe(404);
    expect((await post('{"analysis":"regional-forecast-error","inputs":{"measure":"x"}}')).status).toBe(400);
    expect((await post('{"analysis":"regional-forecast-error","snapshot":"abcdef"}')).status).toBe(400);
    expect((await post("not json")).status).toBe(400);
    expect((await post("analysis=x", "text/plain")).status).toBe(415);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("is accessible by axe in %s, %s", async (lang, theme) => {
    const { url } = await pinOf({});
    const page = await openPage(`${url}?lang=${lang}&theme=${theme}`);
    expect(await axeFaults(page)).toEqual([]);
  });
});
