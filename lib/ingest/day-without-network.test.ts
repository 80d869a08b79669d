import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeAll, expect, it } from "vitest";
import { testCertificate } from "#lib/broker/broker-fixture.ts";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { type CrashSite, crashSite } from "./crash-fixture.ts";
import { withCompactedLake } from "./stored-fixture.ts";

const FIRMWARE = path.join(import.meta.dirname, "../../firmware");
const DAY = 17_280;
const PERIOD_MS = 5000;
const START_MS = Date.UTC(2026, 0, 5);
const DIES_AT = 6001;

const lacking = [
  ...(["make", "g++"].filter((program) => spawnSync(program, ["--version"]).error) as string[]),
  ...(existsSync("/usr/include/mosquitto.h") ? [] : ["libmosquitto-dev"]),
];
const name = (what: string) => (lacking.length > 0 ? `${what} (needs ${lacking.join(", ")})` : what);
const withDevice = it.skipIf(lacking.length > 0);

let site: CrashSite | undefined;
beforeAll(() => {
  if (lacking.length === 0) execFileSync("make", ["-C", FIRMWARE, "linux"], { stdio: "pipe" });
});
afterEach(() => site?.remove());

/** Runs the firmware as a virtual device from a reading of the day on; gives its exit code and what it says at its end. */
async function device(args: readonly (string | number)[], from = 0) {
  const start = new Date(START_MS + from * PERIOD_MS).toISOString().replace(".000", "");
  const child = spawn(
    path.join(FIRMWARE, "build/node-linux"),
    ["--device", "room-402", "--start", start, "--period-ms", PERIOD_MS, "--no-sync", ...args].map(String),
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [code] = await once(child, "close");
  return { code, end: (said ? JSON.parse(said) : {}) as Readonly<Record<string, number>> };
}

/** The readings of power and energy in a home's lake, by boot: how many, which, and whether in order. */
const storedByBoot = (home: string) =>
  withCompactedLake(home, async (snapshot) => {
    const { rows } = await snapshot.query(
      `SELECT boot, count(*) AS readings, count(DISTINCT seq) AS different, min(seq) AS first, max(seq) AS last,
         count(*) FILTER (ts_ms <= before OR value < less) AS disordered, min(ts_ms) AS first_ms, max(ts_ms) AS last_ms
       FROM (SELECT boot, seq, value, epoch_ms(ts) AS ts_ms, lag(epoch_ms(ts)) OVER w AS before, lag(value) OVER w AS less
             FROM readings WHERE metric = 'energy_wh' AND device_id = 'room-402' WINDOW w AS (ORDER BY boot, seq))
       GROUP BY boot ORDER BY boot`,
    );
    return rows().map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])));
  });

withDevice(
  name(
    "every reading of a day without network arrives, in order and once, over TLS, though flash, power and network fail",
  ),
  async () => {
    site = await crashSite();
    const tlsPort = await freePort();
    const { cert, key } = await testCertificate();
    const [certFile, keyFile] = [path.join(site.home, "cert.pem"), path.join(site.home, "key.pem")];
    await writeFile(certFile, cert);
    await writeFile(keyFile, key);
    const env = { MQTT_TLS_CERT: certFile, MQTT_TLS_KEY: keyFile, MQTT_TLS_PORT: String(tlsPort) };
    const flash = path.join(site.home, "device.flash");
    const faults = ["--flash-eio", 50, "--flash-flip", 37];

    // The day begins without a network; in the middle of it the power goes, in the middle of a write.
    const cut = await device([
      "--flash",
      flash,
      "--readings",
      DAY,
      "--offline-until",
      DAY,
      "--die-at-reading",
      DIES_AT,
      ...faults,
    ]);
    expect(cut.code).toBe(137);

    // Then the network is back: it refuses, is cut again and again, and ingest itself is killed once.
    const ingest = await site.start(env);
    const left = DAY - (DIES_AT - 1);
    const network = ["--host", "localhost", "--port", tlsPort, "--ca", certFile, "--net-refuse", 2, "--net-cut", 120];
    const back = device(
      ["--flash", flash, "--readings", left, "--offline-until", left, ...network, ...faults],
      DIES_AT - 1,
    );
    await sleep(400);
    ingest.kill("SIGKILL");
    await once(ingest, "exit");
    const again = await site.start(env);
    const { code, end } = await back;
    expect(code).toBe(0);
    expect(end).toMatchObject({ found: DIES_AT - 1, measured: left, pending: 0, dropped: 0 });
    expect(end.cuts).toBeGreaterThanOrEqual(5);
    expect(end.flash_faults).toBeGreaterThan(300);

    again.kill("SIGTERM");
    await once(again, "exit");
    const stored = await storedByBoot(site.home);
    const whole = { first: 1, disordered: 0 };
    expect(stored).toMatchObject([
      { ...whole, readings: DIES_AT - 1, different: DIES_AT - 1, last: DIES_AT - 1, first_ms: START_MS },
      { ...whole, readings: left, different: left, last: left, last_ms: START_MS + (DAY - 1) * PERIOD_MS },
    ]);
  },
);

withDevice(name("the firmware's own MQTT client says the same to the embedded broker, cut and delayed"), async () => {
  site = await crashSite();
  const ingest = await site.start();
  const flash = path.join(site.home, "device.flash");
  const network = ["--port", site.port, "--mqtt", "own", "--net-cut", 60, "--net-delay-ms", 1];
  const { code, end } = await device(["--flash", flash, "--readings", 2000, "--offline-until", 1800, ...network]);
  expect(code).toBe(0);
  expect(end).toMatchObject({ measured: 2000, pending: 0, dropped: 0 });
  expect(end.cuts).toBeGreaterThan(1);
  ingest.kill("SIGTERM");
  await once(ingest, "exit");
  expect(await storedByBoot(site.home)).toMatchObject([
    { readings: 2000, different: 2000, first: 1, last: 2000, disordered: 0 },
  ]);
});

withDevice(
  name("a device whose flash is too small for its time away says what it gave up, and the rest arrives"),
  async () => {
    site = await crashSite();
    const ingest = await site.start();
    const flash = path.join(site.home, "device.flash");
    const small = ["--flash", flash, "--sectors", 4, "--port", site.port];
    const { code, end } = await device([...small, "--readings", 1000, "--offline-until", 1000]);
    expect(code).toBe(0);
    expect(end).toMatchObject({ measured: 1000, pending: 0 });
    expect(end.dropped).toBeGreaterThan(600);
    ingest.kill("SIGTERM");
    await once(ingest, "exit");
    const kept = 1000 - (end.dropped ?? 0);
    expect(await storedByBoot(site.home)).toMatchObject([
      { readings: kept, first: 1000 - kept + 1, last: 1000, disordered: 0 },
    ]);
  },
);
