import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";
const FIGURES = 9;

/** Waits until a figure has been drawn by the browser once more than it had been when `act` began. */
async function redrawn(page: Page, figure: string, act: () => Promise<unknown>): Promise<void> {
  const plot = page.locator(`[data-figure="${figure}"] .plot`);
  const before = Number((await plot.getAttribute("data-drawn")) ?? "0");
  await act();
  await page.waitForFunction(
    ([name, count]) =>
      Number(document.querySelector<HTMLElement>(`[data-figure="${name}"] .plot`)?.dataset.drawn ?? "0") >
      (count as number),
    [figure, before] as const,
  );
}

function search(page: Page): string {
  return new URL(page.url()).search;
}

describe("the page Regional forecast error", () => {
  it("has every figure in the server's HTML, says that the sample is synthetic, and needs no script for either", async () => {
    const html = await (await fetch(`${inject("wattbookUrl")}${PAGE}?lang=en`)).text();
    expect(html.match(/<svg [^>]*class="figure-plot/g)?.length).toBeGreaterThanOrEqual(FIGURES);
    expect(html.match(/data-key="\d{5}"/g)?.length).toBeGreaterThan(229);
    expect(html).toMatch(/class="tag"[^>]*>synthetic</);
    expect(html).not.toMatch(/ style="/);
  });

  it("follows a chosen input in every figure, holds it in the URL, and goes back and forward", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    const standfirst = page.locator(".standfirst > p");
    const before = await standfirst.textContent();
    await redrawn(page, "map", () => page.getByLabel("Contract type").selectOption("residential"));
    await expect.poll(() => search(page)).toBe("?contract=residential&lang=en");
    await expect.poll(() => standfirst.textContent()).not.toBe(before);
    const after = await standfirst.textContent();
    await redrawn(page, "map", () => page.goBack());
    await expect.poll(() => search(page)).toBe("?lang=en");
    await expect.poll(() => standfirst.textContent()).toBe(before);
    await redrawn(page, "map", () => page.goForward());
    await expect.poll(() => page.getByLabel("Contract type").inputValue()).toBe("residential");
    await expect.poll(() => standfirst.textContent()).toBe(after);
  });

  it("opens a link with inputs as its sender saw it", async () => {
    const page = await openPage(`${PAGE}?month=2024-08&measure=wape&level=province&rows=5&lang=en`);
    await expect.poll(() => page.getByLabel("Target month").inputValue()).toBe("2024-08");
    await expect.poll(() => page.getByRole("radio", { name: "WAPE" }).isChecked()).toBe(true);
    await expect.poll(() => page.locator(".standfirst").innerText()).toContain("August 2024");
    await expect.poll(() => page.locator(".notice").count()).toBe(0);
  });

  it("drops a bad value of the URL and says so, and the note can be dismissed", async () => {
    const page = await openPage(`${PAGE}?month=1999-13&colour=red&lang=en`);
    const notices = page.locator(".notice");
    await expect.poll(() => notices.count()).toBe(2);
    await expect.poll(() => notices.first().innerText()).toContain("“1999-13” is no value of Target month");
    await expect.poll(() => page.getByLabel("Target month").inputValue()).toBe("2024-05");
    await notices.first().getByRole("button").click();
    await expect.poll(() => notices.count()).toBe(0);
  });

  it("explains a region on hover, selects it on click, and every figure follows", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.getByLabel("Rows").focus();
    const region = page.locator('[data-figure="map"] [data-key="50110"]');
    await region.scrollIntoViewIfNeeded();
    await expect
      .poll(async () => {
        await page.mouse.move(0, 0);
        await region.hover();
        return page.locator(".tip").count();
      })
      .toBe(1);
    await expect
      .poll(() => page.locator(".tip").innerText())
      .toMatch(/Jeju-si[\s\S]*actual[\s\S]*forecast[\s\S]*error/);
    await redrawn(page, "history", () => region.click());
    await expect.poll(() => search(page)).toContain("region=50110");
    await expect.poll(() => page.locator('[data-figure="history"] h2').innerText()).toContain("Jeju");
  });

  it("is usable by keyboard alone: segments, marks of a figure, the searchable list of regions", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.getByRole("radio", { name: "MAE", exact: true }).focus();
    await redrawn(page, "ranking", () => page.keyboard.press("ArrowRight"));
    await expect.poll(() => search(page)).toContain("measure=mse");
    await page.locator('[data-figure="ranking"] .plot').focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator(".tip").count()).toBe(1);
    await page.getByRole("button", { name: /^Region:/ }).focus();
    await page.keyboard.press("Enter");
    const box = page.getByRole("combobox", { name: "Region" });
    await box.waitFor();
    await page.keyboard.type("포항");
    await redrawn(page, "history", async () => {
      await page.getByRole("option", { name: /Pohang/ }).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
    });
    await expect.poll(() => search(page)).toContain("region=47110");
  });

  it("shows a figure's rows as a table", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    const figure = page.locator('[data-figure="map"]');
    await figure.locator("summary").click();
    await figure.getByRole("button", { name: "Table" }).click();
    await expect.poll(() => figure.locator("tbody tr").count()).toBe(229);
  });

  it("says it when the server is gone, keeps the figures, and goes on when it is back", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.getByLabel("Rows").focus();
    await page.route("**/api/analyses/**", (route) => route.fulfill({ status: 200, body: "not arrow" }));
    await page.getByLabel("Contract type").selectOption("education");
    await page.locator('.notice[role="alert"]').waitFor();
    await expect.poll(() => page.locator('[data-figure="map"] svg [data-key]').count()).toBe(229);
    await page.unroute("**/api/analyses/**");
    await redrawn(page, "map", () => page.getByRole("button", { name: "Try again" }).click());
    await expect.poll(() => page.locator('.notice[role="alert"]').count()).toBe(0);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("is accessible by axe in %s, %s", async (lang, theme) => {
    const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}`);
    expect(await axeFaults(page)).toEqual([]);
  });

  it("speaks Korean throughout: no English sentence in prose, labels, figures and receipts", async () => {
    const page = await openPage(`${PAGE}?lang=ko`);
    await expect.poll(() => page.locator("html").getAttribute("lang")).toBe("ko");
    const text = await page.locator("main").innerText();
    expect(text).toContain("지역별 전력 예측 오차");
    const english = text.match(
      /\b(the|of|and|with|region|error|forecast|actual|largest|smallest|rows|snapshot|data)\b/gi,
    );
    expect(english ?? []).toEqual([]);
  });

  it("is no wider than a phone, with its inputs folded behind a button", async () => {
    const page = await openPage(`${PAGE}?lang=ko`, { viewport: { width: 360, height: 740 } });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
    await expect.poll(() => page.getByLabel("계약종별").isVisible()).toBe(false);
    await page.getByRole("button", { name: /^입력/ }).click();
    await expect.poll(() => page.getByLabel("계약종별").isVisible()).toBe(true);
  });

  it("loads less than 250 kB of JavaScript, compressed, on a first visit", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.waitForLoadState("networkidle");
    const bytes = await page.evaluate(() => {
      const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      const scripts = resources.filter(({ name }) => new URL(name).pathname.endsWith(".js"));
      return scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    });
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(250_000);
  });

  it("has a page of its own for an analysis that does not exist", async () => {
    const response = await fetch(`${inject("wattbookUrl")}/analyses/nonsense`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("There is no such page");
  });
});
