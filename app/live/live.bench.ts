import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium, type Page } from "playwright";
import { openPublisher } from "#lib/broker/publisher.ts";
import { descendants } from "#lib/cli/checks/child-processes.ts";
import { findChromium } from "#lib/cli/checks/chromium.ts";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { runDevices } from "#lib/cli/simulate/run-devices.ts";
import { type LiveWattbook, startLiveWattbook } from "./live-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const RATE = 200;
const VIEWERS = 1000;
const PROBES = 150;
const SECONDS = 20;

/** The room that the virtual devices leave to the probe: the last of sixty. */
const PROBED = "L204";

/** Times what stands between a message and an eye, and what a thousand of them cost, at 200 messages a second. */
export default async function liveBench(report: Report): Promise<void> {
  const wattbook = await startLiveWattbook();
  const over = new AbortController();
  const devices = runDevices(
    { url: wattbook.broker.url, siteId: "main", count: 59, rate: RATE, seed: 1, faults: new Map(), connections: 8 },
    over.signal,
  );
  try {
    await sleep(5000);
    await paints(wattbook, report);
    await viewers(wattbook, report);
  } finally {
    over.abort();
    await devices;
    await wattbook.stop();
  }
}

async function paints({ url, broker }: LiveWattbook, report: Report): Promise<void> {
  const executablePath = findChromium(process.env, () => {});
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  const publisher = openPublisher(broker.url, "probe");
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    await page.goto(`${url}/live?lang=en`, { waitUntil: "load" });
    await page.locator('main[data-stream="open"]').waitFor();
    await sleep(3000);
    await watch(page);
    const sent = new Map<string, number>();
    for (let i = 1; i <= PROBES; i++) {
      const value = (i / 10).toFixed(1);
      const at = Date.now();
      sent.set(value, at);
      const message = { device_id: `room-${PROBED}`, ts: at, seq: i, boot: 1, uptime_ms: i, power_w: i * 100 };
      await publisher.publish(`campus/v1/main/dev/room-${PROBED}/up`, JSON.stringify(message));
      // Never in step with the frames.
      await sleep(230 + ((i * 37) % 101));
    }
    await sleep(1000);
    const { seen, long } = await page.evaluate(() => (window as unknown as Watched).watched);
    const waits = seen.flatMap(([value, at]) => {
      const from = sent.get(value);
      return from === undefined ? [] : [at - from];
    });
    report("message to paint, p95", quantile(waits, 0.95), "ms", "< 250");
    report("message to paint, median", quantile(waits, 0.5), "ms");
    report("messages that were painted", waits.length, `of ${PROBES}`, `> ${0.95 * PROBES}`);
    report("frames over 50 ms", long.length, "", "< 1");
    report("longest of them", Math.max(0, ...long), "ms");
  } finally {
    await publisher.close();
    await browser.close();
  }
}

interface Watched {
  watched: { seen: [string, number][]; long: number[] };
}

/** Notes when the probed tile's new value has been painted, and every task over 50 ms. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((room) => {
    const watched: Watched["watched"] = { seen: [], long: [] };
    (window as unknown as Watched).watched = watched;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.long.push(duration);
    }).observe({ type: "longtask" });
    const tile = document.querySelector(`[data-room="${room}"]`);
    if (!tile) throw new Error(`The page has no room ${room}`);
    new MutationObserver(() => {
      const value = tile.querySelector(".live-tile-value")?.textContent ?? "";
      requestAnimationFrame(() => setTimeout(() => watched.seen.push([value, Date.now()])));
    }).observe(tile, { subtree: true, characterData: true, childList: true });
  }, PROBED);
}

async function viewers(wattbook: LiveWattbook, report: Report): Promise<void> {
  const server = webProcess(wattbook);
  const waits: number[] = [];
  let frames = 0;
  let isMeasuring = false;
  const sockets: Socket[] = [];
  for (let i = 0; i < VIEWERS; i++) {
    const socket = connect(wattbook.port, "127.0.0.1", () => {
      socket.write("GET /api/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n");
    });
    socket.on("data", (chunk) => {
      if (!isMeasuring) return;
      const [, at] = /"full":false,"at":(\d{13})/.exec(chunk.toString("latin1")) ?? [];
      if (at === undefined) return;
      frames++;
      waits.push(Date.now() - Number(at));
    });
    sockets.push(socket);
    if (i % 50 === 49) await sleep(50);
  }
  await sleep(4000);
  isMeasuring = true;
  const [cpu, started] = [cpuMs(server), performance.now()];
  await sleep(SECONDS * 1000);
  const wall = performance.now() - started;
  const used = cpuMs(server) - cpu;
  isMeasuring = false;
  for (const socket of sockets) socket.destroy();
  report(`${VIEWERS} viewers: frames a second each`, frames / VIEWERS / (wall / 1000), "Hz", "> 4");
  report("frame made to frame received, p99", quantile(waits, 0.99), "ms", "< 150");
  report("share of a core that the server takes", (100 * used) / wall, "%", "< 15");
}

/** The process that listens on the web's port: of the supervisor's descendants the one whose name says so. */
function webProcess({ pid }: LiveWattbook): number {
  const found = descendants(pid).find((child) =>
    readFileSync(`/proc/${child}/cmdline`, "utf8").includes("next-server"),
  );
  if (found === undefined) throw new Error("Cannot find the web server among the processes of wattbook start");
  return found;
}

/** User and system time that a process has used, by Linux's clock of 100 ticks a second. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
