import { rm } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { MODEL_MS, slidingProject } from "./sliding-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const MOVES = 40;

/** A slider whose figures run a model in the browser: from its event to the frame after both figures were drawn. */
export default async function slidingBench(report: Report): Promise<void> {
  const root = await slidingProject(path.resolve(import.meta.dirname, "../../.."));
  const wattbook = await startWattbook([], {}, undefined, root);
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1600 } })).newPage();
    await page.goto(`${wattbook.url}/analyses/sliding?lang=en`, { waitUntil: "networkidle" });
    await page.locator("main").hover();
    await page.waitForTimeout(2000);
    let requests = 0;
    page.on("request", () => {
      requests += 1;
    });
    const times = await page.evaluate(movedSlider, MOVES);
    const name = `slider moved, model of ${MODEL_MS} ms: 2 figures painted`;
    report(`${name}, median`, quantile(times, 0.5), "ms");
    report(`${name}, p95`, quantile(times, 0.95), "ms", "< 150");
    report("the same: requests of the browser", requests, "", "0");
  } finally {
    await browser.close();
    await wattbook.stop();
    await rm(root, { recursive: true, force: true });
  }
}

/** Runs in the browser. [ms] */
async function movedSlider(moves: number): Promise<number[]> {
  const track = document.querySelector<HTMLInputElement>('input[type="range"][name="battery"]');
  const plots = [...document.querySelectorAll<HTMLElement>("[data-figure] .plot")];
  if (!track || plots.length !== 2) throw new Error("The page has no slider, or not two figures");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const times: number[] = [];
  for (let i = 0; i < moves; i++) {
    const drawn = plots.map(
      (plot) =>
        new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(plot, { attributes: true, attributeFilter: ["data-drawn"] });
        }),
    );
    const started = performance.now();
    set?.call(track, String(2.5 + (i % 10) / 2));
    track.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.all(drawn);
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return times;
}
