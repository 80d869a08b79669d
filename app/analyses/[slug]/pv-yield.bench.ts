import { chromium } from "playwright";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { startWattbook } from "#lib/cli/checks/start-wattbook.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Sliders of the page and of the array in hand, values to move them to, and the figures that follow. */
const MOVES = [
  { name: "year to year", track: 'input[type="range"][name="interannual"]', from: 1, step: 0.5, figures: ["exceeded"] },
  {
    name: "tilt, the figure in sight",
    track: "#array-tilt, [name=array-tilt]",
    from: 11,
    step: 1,
    figures: ["months"],
  },
  {
    name: "tilt, all six figures",
    track: "#array-tilt, [name=array-tilt]",
    from: 41,
    step: 1,
    figures: ["months", "days", "year", "losses", "orientation", "exceeded"],
  },
] as const;

const TIMES = 16;

/** The sliders of PV yield on the sample's twelve arrays: from their event to the frame after the figures were drawn. */
export default async function pvYieldBench(report: Report): Promise<void> {
  const wattbook = await startWattbook();
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
    await page.goto(`${wattbook.url}/analyses/pv-yield?lang=en`, { waitUntil: "networkidle" });
    await page.locator("main").hover();
    await page.locator(".arrays table input").first().focus();
    await page.waitForTimeout(3000);
    for (const { name, ...move } of MOVES) {
      const times = await page.evaluate(movedSlider, { ...move, times: TIMES });
      report(`PV yield, slider ${name}: painted, median`, quantile(times, 0.5), "ms");
      report(`PV yield, slider ${name}: painted, p95`, quantile(times, 0.95), "ms", "< 150");
    }
  } finally {
    await browser.close();
    await wattbook.stop();
  }
}

interface Move {
  readonly track: string;
  readonly from: number;
  readonly step: number;
  readonly figures: readonly string[];
  readonly times: number;
}

/** Runs in the browser. [ms] */
async function movedSlider({ track, from, step, figures, times: count }: Move): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>(track);
  const plots = figures.flatMap((name) => document.querySelector<HTMLElement>(`[data-figure="${name}"] .plot`) ?? []);
  if (!slider || plots.length < figures.length) throw new Error(`The page lacks ${track}, or one of its figures`);
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
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
    set?.call(slider, String(from + i * step));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await Promise.all(drawn);
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    times.push(performance.now() - started);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return times;
}
