import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const SQL = "SELECT region_code, count(*) AS months, sum(kwh) AS use_kwh\nFROM regional_usage\nGROUP BY ALL ORDER BY 1";
const BOMB = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * b.range % 7 = 3";

function address(sql: string, more: Record<string, string> = {}): string {
  return `/explore?${new URLSearchParams({ lang: "en", ...more, sql })}`;
}

async function openedEditor(page: Page) {
  await page.locator('[data-editor="ready"]').waitFor();
  return page.getByRole("textbox", { name: "SQL query" });
}

function ask(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${inject("wattbookUrl")}/api/sql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

describe("the page Explore", () => {
  it("completes a table, runs by keyboard, keeps the query in the address and lets Tab out", async () => {
    const page = await openPage("/explore?lang=en");
    const editor = await openedEditor(page);
    await editor.focus();
    await page.keyboard.type("SELECT count(*) AS n FROM regional_us");
    await page.locator(".cm-tooltip-autocomplete li[aria-selected]", { hasText: "regional_usage" }).waitFor();
    // A list that has just opened takes no key yet, by the clock of its page.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
    await page.locator('[data-rows="1"]').waitFor();
    await expect
      .poll(() => new URL(page.url()).searchParams.get("sql"))
      .toBe("SELECT count(*) AS n FROM regional_usage");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Run");
    await expect.poll(() => page.getByRole("region", { name: "History" }).getByRole("listitem").count()).toBe(1);
  });

  it("sorts, filters and draws, and a link shows the same", async () => {
    const page = await openPage(address("SELECT range AS n, range % 10 AS last FROM range(100000)"));
    const table = page.getByRole("table");
    await table.waitFor();
    await expect.poll(() => table.getAttribute("aria-rowcount")).toBe("100002");
    await expect.poll(() => table.locator("tbody tr").count()).toBeLessThan(80);
    const sort = table.getByRole("columnheader", { name: "n", exact: true });
    await sort.getByRole("button").click();
    await sort.getByRole("button").click();
    await expect.poll(() => sort.getAttribute("aria-sort")).toMatch(/^(a|de)scending$/);
    await page.getByLabel("Filter n").fill("<20");
    await page.getByLabel("Filter last").fill("=7");
    await expect.poll(() => table.getAttribute("aria-rowcount")).toBe("4");
    await page.getByRole("button", { name: "Show a chart" }).click();
    await page.locator(".explore-chart svg").waitFor();
    await page.getByLabel("Kind").selectOption("histogram");
    await expect.poll(() => new URL(page.url()).searchParams.get("chart")).toBe("histogram,n");
    await page.reload();
    await page.locator(".explore-chart svg rect").first().waitFor();
    await expect.poll(() => page.getByLabel("Kind").inputValue()).toBe("histogram");
  });

  it("cancels a long query, and says why another is refused, at its line", async () => {
    const page = await openPage("/explore?lang=en");
    const editor = await openedEditor(page);
    await editor.fill(BOMB);
    await page.keyboard.press("Control+Enter");
    await page.getByText(/^Running/).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("The query was cancelled.").waitFor();
    const answer = await ask({ sql: "COPY (SELECT 1) TO 'x.csv'" });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toContain("only SELECT may run here");
  });

  it("gives the same rows as CSV, Arrow and JSON", async () => {
    const page = await openPage(address(SQL));
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    const json = (await (await ask({ sql: SQL, format: "json" })).json()) as unknown[];
    expect(text.trimEnd().split("\r\n")).toHaveLength(json.length + 1);
    expect(json.length).toBeGreaterThan(200);
    expect(text.split("\r\n")[0]).toBe("region_code,months,use_kwh");
  });

  it.each([
    [{ "content-type": "text/plain" }, 415],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://elsewhere.example" }, 403],
  ])("refuses a query sent with %j", async (headers, status) => {
    expect((await ask({ sql: "SELECT 1" }, headers)).status).toBe(status);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("has no accessibility faults in %s, %s", async (lang, theme) => {
    const page = await openPage(address(SQL, { lang, theme, chart: "bar,region_code,use_kwh" }));
    await openedEditorOf(page);
    await page.locator(".explore-chart svg rect").first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });

  it("turns away what is too much with 429 and Retry-After, and answers again once those have gone", async () => {
    const gone = new AbortController();
    const post = (sql: string, signal?: AbortSignal) =>
      fetch(`${inject("wattbookUrl")}/api/sql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ sql }),
        ...(signal ? { signal } : {}),
      });
    // One that takes all of its time and no memory: two run and eight wait until they are given up.
    const bomb = "SELECT count(*) FROM range(1000000) a(i), range(1000000) b(j) WHERE hash(i + j) = 0";
    const { promise, resolve } = Promise.withResolvers<Response>();
    const waiting = Array.from({ length: 12 }, async () => {
      const response = await post(bomb, gone.signal).catch(() => undefined);
      if (response?.status === 429) resolve(response);
    });
    const refused = await promise;
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(((await refused.json()) as { detail: string }).detail).toContain("try again");
    gone.abort();
    await Promise.all(waiting);
    await expect.poll(async () => (await post("SELECT 1 AS one")).status).toBe(200);
  });

  it("pins a query: its rows and chart have a page of their own, the same for the same query", async () => {
    const sql = "SELECT month, sum(kwh) AS kwh FROM regional_usage GROUP BY month ORDER BY month";
    const page = await openPage(`/explore?sql=${encodeURIComponent(sql)}&chart=line,month,kwh&lang=en`);
    await page.getByRole("button", { name: "Pin" }).click();
    await page.waitForURL(/\/p\/[0-9a-f]{20}/);
    await expect.poll(() => page.locator("main").innerText()).toContain("sum(kwh)");
    await expect.poll(() => page.locator('[data-figure="result"] svg').count()).toBeGreaterThan(0);
    const { pathname } = new URL(page.url());
    const csv = await (await fetch(`${inject("wattbookUrl")}${pathname}/rows/result.csv`)).text();
    expect(csv.split("\r\n")).toHaveLength(38);
    expect((await fetch(`${inject("wattbookUrl")}${pathname}/result.png`)).status).toBe(200);
    await page.getByRole("link", { name: "Open the live page" }).click();
    await page.waitForURL(/\/explore\?/);
    await expect.poll(() => new URL(page.url()).searchParams.get("sql")).toBe(sql);
  });
});

async function openedEditorOf(page: Page): Promise<void> {
  await page.locator('[data-editor="ready"]').waitFor();
}
