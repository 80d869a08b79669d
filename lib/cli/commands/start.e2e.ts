import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it } from "vitest";
import { commandOf, descendants, isRunning } from "../checks/child-processes.ts";
import { openPage } from "../checks/open-page.ts";
import { startSampleWattbook } from "../checks/start-sample-wattbook.ts";
import { startWattbook } from "../checks/start-wattbook.ts";
import { acceptsConnections } from "../supervisor/wait-for-port.ts";

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

describe("wattbook start", () => {
  it("an empty home and a browser lead to a home page that says that its figures are synthetic", async () => {
    const page = await openPage("/");
    expect(await page.title()).not.toBe("");
    await expect.poll(() => page.locator("body").innerText()).toMatch(/synthetic/i);
  });

  it("every page comes with a strict Content-Security-Policy, its nonce new each time, and the usual headers", async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => {
        const { headers, status } = await fetch(inject("wattbookUrl"));
        expect(status).toBe(200);
        expect(headers.get("x-content-type-options")).toBe("nosniff");
        expect(headers.get("referrer-policy")).toBeTruthy();
        expect(headers.get("x-powered-by")).toBeNull();
        return headers.get("content-security-policy") ?? "";
      }),
    );
    const nonces = policies.map((policy) => /script-src [^;]*'nonce-([^']+)'/.exec(policy)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(nonces).not.toContain(undefined);
    for (const policy of policies)
      expect(/script-src [^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  it("SITE_TIME_ZONE is the zone that pages count in and name", async () => {
    const wattbook = await startSampleWattbook({ SITE_TIME_ZONE: "Europe/Berlin" });
    const page = await (await fetch(`${wattbook.url}/analyses/campus-load?lang=en&tr=P7D`)).text();
    expect(page).toContain("Europe/Berlin");
    expect(page).not.toContain("Asia/Seoul");
    await wattbook.stop();
  });

  it("HOST beyond this machine is said to be open to everyone; Ctrl+C ends it with code 0, its whole process tree gone and its port free", async () => {
    const wattbook = await startWattbook(["--no-demo", "--host", "0.0.0.0"]);
    expect(wattbook.output()).toMatch(/HOST is 0\.0\.0\.0: everyone who can reach this machine can read these pages/);
    const tree = descendants(wattbook.pid);
    expect(tree.length).toBeGreaterThan(0);
    expect(await wattbook.stop()).toBe(0);
    expect(tree.filter(isRunning)).toEqual([]);
    expect(await acceptsConnections("127.0.0.1", wattbook.port)).toBe(false);
  });

  it("a web server, an ingest or a database that crashes is started again, says so, and leaves the others alone; all end, and the port is free, when it is killed outright", async () => {
    const wattbook = await startWattbook(["--no-demo"]);
    const [web, ingest, database] = ["next", "wattbook ingest", "wattbook database"].map((name) => {
      const [pid] = descendants(wattbook.pid).filter((each) => commandOf(each).includes(name));
      if (pid === undefined) throw new Error(`No child is ${name}`);
      return pid;
    }) as [number, number, number];
    process.kill(web, "SIGKILL");
    await wattbook.says("web ended with signal SIGKILL: starting it again in 0.5 s.");
    await wattbook.says("web is back.");
    expect((await fetch(wattbook.url)).status).toBe(200);
    expect(isRunning(ingest)).toBe(true);
    process.kill(ingest, "SIGKILL");
    await wattbook.says("ingest ended with signal SIGKILL: starting it again in 0.5 s.");
    await until(() => acceptsConnections("127.0.0.1", wattbook.mqttPort));
    expect((await fetch(wattbook.url)).status).toBe(200);
    // Its server is left behind, and ended before another begins on the same files.
    process.kill(database, "SIGKILL");
    await wattbook.says("database ended with signal SIGKILL: starting it again in 0.5 s.");
    await until(async () => (await fetch(`${wattbook.url}/api/devices`)).status === 200);
    const tree = descendants(wattbook.pid);
    process.kill(wattbook.pid, "SIGKILL");
    await until(() => !tree.some(isRunning));
    await until(async () => !(await acceptsConnections("127.0.0.1", wattbook.port)));
    await wattbook.stop();
  });
});
