import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { chromium } from "playwright";
import { expect, inject, it, onTestFinished } from "vitest";

const FIGURES = 9;

async function unzipped(): Promise<string> {
  const url = inject("wattbookUrl");
  const made = await fetch(`${url}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error" }),
  });
  const { id } = (await made.json()) as { id: string };
  const [first, second] = await Promise.all(
    [1, 2].map(async () => new Uint8Array(await (await fetch(`${url}/p/${id}.zip`)).arrayBuffer())),
  );
  expect(Buffer.from(first as Uint8Array).equals(Buffer.from(second as Uint8Array))).toBe(true);
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-stick-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, bytes] of Object.entries(unzipSync(first as Uint8Array))) {
    const file = path.join(folder, name.split("/").slice(1).join("/"));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return folder;
}

it("a bundle opens from a disk without a network: figures, tables and Korean, and nothing is asked for", async () => {
  const folder = await unzipped();
  const browser = await chromium.launch({
    executablePath: inject("chromiumPath"),
    args: ["--no-sandbox", "--disable-gpu"],
  });
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext({ offline: true })).newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => asked.push(request.url()));
  const english = pathToFileURL(path.join(folder, "index.html")).href;
  await page.goto(english);
  const sizes = await page
    .locator(".figure .plot > svg")
    .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().height));
  expect(sizes).toHaveLength(FIGURES);
  expect(Math.min(...sizes)).toBeGreaterThan(100);
  await page.getByRole("link", { name: "한국어" }).click();
  await page.waitForURL(/ko\.html$/);
  await expect.poll(() => page.locator("h1").innerText()).toBe("지역별 전력 예측 오차");
  await expect.poll(() => page.locator(".figure h3").first().innerText()).toBe("그림 1. 예측이 빗나간 곳");
  await page.locator("summary").first().click();
  await expect.poll(() => page.locator(".figure").first().locator("tbody tr").count()).toBe(229);
  const isHere = await page.evaluate(() => document.fonts.check('16px "Pretendard Variable"', "지역별 전력"));
  expect(isHere).toBe(true);
  const dark = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await dark();
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await dark()).not.toBe(light);
  expect(asked).toEqual([english, english.replace("index", "ko")]);
  expect(faults).toEqual([]);
});
