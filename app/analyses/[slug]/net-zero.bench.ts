import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";
import { movedSlider } from "./moved-slider-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** A slider, values to move it to, and the figure that is in sight. */
const MOVES = [
  { slider: "kwp", from: 7100, step: 100, figure: "matching" },
  { slider: "battery", from: 10_500, step: 500, figure: "gap" },
  { slider: "hours", from: 4.5, step: 0.5, figure: "sweep" },
] as const;

const VALUES = 12;
const TIMES = 36;
/** A new Wattbook has things to do of its own at first. */
const SETTLED_MS = 30_000;

/** The sliders of Net zero on the sample: from their event to the frame after the figure in sight was drawn. */
export default async function netZeroBench(report: Report): Promise<void> {
  const wattbook = await startWattbook();
  await sleep(SETTLED_MS);
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
    await page.goto(`${wattbook.url}/analyses/net-zero?lang=en`, { waitUntil: "networkidle" });
    await page.locator("main").hover();
    await page.waitForTimeout(3000);
    for (const move of MOVES) {
      await page.locator(`[data-figure="${move.figure}"]`).scrollIntoViewIfNeeded();
      // Nobody slides while the page still scrolls.
      await page.waitForTimeout(500);
      const times = await page.evaluate(movedSlider, { ...move, values: VALUES, times: TIMES });
      report(`Net zero, slider ${move.slider}: ${move.figure} painted, median`, quantile(times, 0.5), "ms");
      report(`Net zero, slider ${move.slider}: ${move.figure} painted, p95`, quantile(times, 0.95), "ms", "< 150");
    }
  } finally {
    await browser.close();
    await wattbook.stop();
  }
}
