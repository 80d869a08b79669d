import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { publishLoad } from "#lib/broker/load-fixture.ts";
import { type CrashSite, crashSite, payloadOf, setFull } from "./crash-fixture.ts";
import { storedInLake } from "./stored-fixture.ts";

let site: CrashSite | undefined;
let mounted: string | undefined;
afterEach(async () => {
  if (mounted) spawnSync("umount", [mounted]);
  mounted = undefined;
  await site?.remove();
});

const CLIENTS = 10;

/** Publishes until ingest is gone. Says what was sent and acknowledged, how ingest ended and what it said. */
async function publishUntilItEnds(at: CrashSite, env: Readonly<Record<string, string>>) {
  const child = await at.start(env);
  // Once all that it said has been read.
  const ended = once(child, "close");
  const sent = new Set<string>();
  const acknowledged = new Set<string>();
  await publishLoad({
    port: at.port,
    clients: CLIENTS,
    window: 20,
    message(client, n) {
      sent.add(`${client} ${n + 1}`);
      return { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, n + 1) };
    },
    onAcknowledged: (client, n) => acknowledged.add(`${client} ${n + 1}`),
  });
  const [code] = await ended;
  return { sent, acknowledged, code, said: at.output().trim().split("\n").at(-1) };
}

it("ingest stops without acknowledging at an I/O error of the nth sync, and loses nothing", async () => {
  site = await crashSite();
  const { code, said, ...sent } = await publishUntilItEnds(site, { WATTBOOK_TEST_DISK: "fail:20" });
  expect(code).toBe(1);
  expect(said).toContain("as the disk failed (EIO: i/o error, fdatasync): check it. Nothing was acknowledged since");
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(20);
});

it("ingest stops without acknowledging when the disk is full, and goes on when there is room", async (test) => {
  site = await crashSite();
  const folder = path.join(site.home, "ingest");
  await mkdir(folder);
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]);
  test.skip(status !== 0, "a small file system cannot be mounted here");
  mounted = folder;
  const { code, said, ...sent } = await publishUntilItEnds(site, {});
  expect(code).toBe(1);
  expect(said).toContain("as the disk is full: free some space. Nothing was acknowledged since");
  spawnSync("mount", ["-o", "remount,size=64m", folder]);
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(1000);
  const child = await site.start();
  const again = await publishLoad({
    port: site.port,
    clients: 2,
    window: 5,
    message: (client, n) =>
      n < 50 ? { topic: `campus/v1/main/dev/c${client}/up`, payload: payloadOf(client, 1_000_000 + n) } : undefined,
  });
  child.kill("SIGTERM");
  expect(again).toBe(100);
  expect(await once(child, "exit")).toEqual([expect.any(Number), null]);
});
