import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { storeTable } from "../p/kepco-fixture.ts";

const POHANG =
  "SELECT month, kwh FROM regional_usage WHERE sigungu = '포항시' AND contract = 'industrial' ORDER BY month";
/** Twice the restated value is too large for its type. */
const TIGHT = "SELECT (2 * max(kwh))::INTEGER AS twice FROM regional_usage";

let wattbook: RunningWattbook;
const table = path.join(tmpdir(), `wattbook-queried-${process.pid}.csv`);

beforeAll(async () => {
  wattbook = await startWattbook(["web"], { SQL_TIMEOUT_SECONDS: "60" });
  await storeTable(wattbook.home, table, false);
});

afterAll(async () => {
  await wattbook.stop();
  await rm(table, { force: true });
});

async function pinned(body: { readonly sql: string; readonly chart?: string }): Promise<string> {
  const response = await fetch(`${wattbook.url}/api/pins/query`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  expect(response.status, answer).toBe(201);
  return (JSON.parse(answer) as { url: string }).url;
}

describe("a query that was pinned before a restated import", () => {
  it("names the restated cell and the answer then and now, draws both, and says why another is refused now", async () => {
    const search = new URLSearchParams({ sql: POHANG, chart: "line,month,kwh", lang: "en" });
    const page = await openPage(`/explore?${search}`, {}, wattbook.url);
    await page.getByRole("button", { name: "Pin" }).click();
    await page.waitForURL(/\/p\/[0-9a-f]{20}/);
    const pin = new URL(page.url()).pathname;
    await page.locator(".pin-strip", { hasText: "Nothing has changed since" }).waitFor();
    await expect.poll(() => page.locator(".then-now").count()).toBe(0);
    const tight = await pinned({ sql: TIGHT });
    const most = await pinned({ sql: "SELECT max(kwh) AS most FROM regional_usage" });
    const large = await pinned({ sql: "SELECT month, kwh FROM regional_usage WHERE kwh > 1e9" });

    await storeTable(wattbook.home, table, true);
    await page.goto(`${pin}?lang=en`);
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
      .toMatch(/2024-05-01 · \d+ · industrial · kwh\s+[\d,]+\s+1,500,000,000 kWh/);

    const figure = page.locator('[data-figure="result"]');
    const then = await figure.locator(".plot").innerHTML();
    await figure.getByRole("radio", { name: "Then" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await figure.locator(".overlay-was path").first().waitFor({ state: "attached" });
    await expect.poll(() => figure.locator(".overlay-changed").count()).toBe(1);
    expect(await figure.locator(".then-now p").innerText()).toBe(
      "Dashed outlines: as pinned. 1 mark differs; it is outlined.",
    );
    expect(await axeFaults(page)).toEqual([]);
    await figure.getByRole("radio", { name: "Then" }).check();
    await expect.poll(() => figure.locator(".plot").innerHTML()).toBe(then);

    await page.goto(`${most}?lang=en`);
    await page.locator(".changes summary").click();
    await expect
      .poll(() => page.locator(".changes tr", { hasText: "most" }).innerText())
      .toMatch(/most\s+[\d,]+\s+1,500,000,000/);
    await expect.poll(() => page.locator(".then-now").count()).toBe(0);

    await page.goto(`${large}?lang=en`);
    await page.locator(".changes summary").click();
    await expect
      .poll(() => page.locator(".changes", { hasText: "Headline" }).innerText())
      .toMatch(/0 rows\.\s+1 row\./);

    await page.goto(`${tight}?lang=en`);
    await page.getByText("What this pin would show now cannot be computed.").waitFor();
    await expect.poll(() => page.locator(".pin-strip").innerText()).toContain("out of range");
    await expect.poll(() => page.locator(".changes summary").innerText()).toContain("1 cell restated");
    await page.goto(`${tight}?lang=ko`);
    await page.getByText("지금의 모습을 계산할 수 없습니다.").waitFor();
  }, 240_000);
});
