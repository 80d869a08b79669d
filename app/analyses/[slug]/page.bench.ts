import type { Page } from "playwright";
import { chromium } from "playwright";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";

const PAGE = "/analyses/regional-forecast-error?lang=en";
const VISITS = 7;
const CHANGES = 40;

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Times what a reader waits for: the first figure on a first visit, and the repaint after a changed input. */
export default async function pageBench(report: Report): Promise<void> {
  const wattbook = await startWattbook();
  await wattbook.says("Derived datasets");
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    await (await fetch(`${wattbook.url}${PAGE}`)).text();
    const visits: { painted: number; script: number }[] = [];
    for (let i = 0; i < VISITS; i++) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      visits.push(await firstVisit(await context.newPage(), wattbook.url));
      await context.close();
    }
    report(
      "first visit: figure painted, median",
      quantile(
        visits.map(({ painted }) => painted),
        0.5,
      ),
      "ms",
      "< 1000",
    );
    report(
      "first visit: JavaScript, compressed",
      quantile(
        visits.map(({ script }) => script),
        0.5,
      ) / 1000,
      "kB",
      "< 250",
    );
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(`${wattbook.url}${PAGE}`, { waitUntil: "networkidle" });
    const repaints = await changedInputs(page);
    report("changed input: repainted, median", quantile(repaints, 0.5), "ms");
    report("changed input: repainted, p95", quantile(repaints, 0.95), "ms", "< 150");
  } finally {
    await browser.close();
    await wattbook.stop();
  }
}

async function firstVisit(page: Page, url: string): Promise<{ painted: number; script: number }> {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await page.goto(`${url}${PAGE}`, { waitUntil: "networkidle" });
  const painted = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  const shown = await page.locator('[data-figure="map"] svg [data-key]').count();
  if (shown === 0) throw new Error("Cannot time the first figure as the page shows none");
  return { painted, script: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) };
}

/** Changes the contract type and the measure in turn, each time waiting for the frame after every figure was drawn. */
async function changedInputs(page: Page): Promise<number[]> {
  await page.locator('select[name="contract"]').focus();
  await page.waitForTimeout(2000);
  return page.evaluate(async (changes) => {
    const map = document.querySelector<HTMLElement>('[data-figure="map"] .plot');
    const contracts = document.querySelector<HTMLSelectElement>('select[name="contract"]');
    const measures = [...document.querySelectorAll<HTMLInputElement>('input[name="measure"]')];
    if (!map || !contracts) throw new Error("The page has no map or no contract type");
    const times: number[] = [];
    for (let i = 0; i < changes; i++) {
      const drawn = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve();
        });
        observer.observe(map, { attributes: true, attributeFilter: ["data-drawn"] });
      });
      const start = performance.now();
      if (i % 2 === 0) {
        contracts.value = contracts.options[1 + ((i / 2) % (contracts.options.length - 1))]?.value ?? "";
        contracts.dispatchEvent(new Event("change", { bubbles: true }));
      } else {
        measures[(1 + Math.floor(i / 2)) % 3]?.click();
      }
      await drawn;
      await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    return times;
  }, CHANGES);
}
