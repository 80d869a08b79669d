import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { crashSite, payloadOf } from "../crash-fixture.ts";
import { alarmSection } from "./alarm-section.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const CLIENTS = 100;
const EACH = 2000;

/** Limits far from all values, or in the midst of them: each reading then raises or clears. */
function rules(count: number, limit: number) {
  return Array.from({ length: count }, (_, i) => ({
    ...{ id: `rule-${i}`, revision: 1, enabled: true },
    definition: {
      ...{ id: `rule-${i}`, name: "Rule", on: { devices: "*", metric: "power_w" }, acknowledge: false },
      ...{ when: { type: "above", limit: limit + i }, ...(limit > 3000 ? { on_delay: "1m" } : {}) },
    },
  }));
}

/** Messages a second that are on the disk and acknowledged, with rules of alarms that judge them, and the database away. */
export default async function alarmsBench(report: Report): Promise<void> {
  for (let turn = 1; turn <= 3; turn++) {
    report(`durable, no rules, turn ${turn}`, (await rateOf([])).rate, "msg/s", "> 20000");
    report(`durable, 100 rules, turn ${turn}`, (await rateOf(rules(100, 5000))).rate, "msg/s", "> 20000");
  }
  const storm = await rateOf(rules(1, 1500));
  report("durable, each reading raises or clears", storm.rate, "msg/s");
  report("events that wait for the database after it", storm.events, "");
}

async function rateOf(of: object[]): Promise<{ rate: number; events: number }> {
  const site = await crashSite();
  try {
    const folder = path.join(site.home, "ingest");
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, "registry.json"),
      JSON.stringify({ [alarmSection.name]: { rules: of, devices: [], drivers: {} } }),
    );
    const ingest = await site.start();
    const startedAt = performance.now();
    const count = await publishLoad({
      ...{ port: site.port, clients: CLIENTS, window: 20 },
      message: (client, n) =>
        n < EACH ? { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, n + 1) } : undefined,
    });
    const rate = (1000 * count) / (performance.now() - startedAt);
    ingest.kill("SIGTERM");
    await once(ingest, "exit");
    const saved = JSON.parse(await readFile(path.join(folder, "alarms.json"), "utf8"));
    if (of.length > 0 && saved.engine.points.length < CLIENTS) throw new Error("The rules judged nothing");
    return { rate, events: saved.events.length };
  } finally {
    await site.remove();
  }
}
