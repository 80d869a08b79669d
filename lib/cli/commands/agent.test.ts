import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunRecord } from "#lib/agent/runs/run-record.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { runCli } from "../checks/run-cli.ts";
import { PROJECT_ROOT } from "../world.ts";

let home = "";
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-agent-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

// No broker: nothing is waited for.
const NOWHERE = ["--url", "mqtt://127.0.0.1:1"];
const agent = (...args: string[]) => runCli(["agent", ...args], { WATTBOOK_HOME: home });
const node = (script: string) => ["--", process.execPath, "-e", script];

describe("wattbook agent run", () => {
  it("hands over output and exit code, and says on stderr what was used, by what evidence and factor", async () => {
    const script = "process.stdout.write('out'); process.stderr.write('err\\n'); process.exitCode = 7";
    const { code, stdout, stderr } = await agent("run", ...NOWHERE, "--name", "trial", ...node(script));
    expect([code, stdout]).toEqual([7, "out"]);
    expect(stderr).toMatch(/^err\ntrial: [\d.]+ kWh, [\d.]+ gCO2e in [\d.]+ s, /);
    expect(stderr).toMatch(/evidence {2}T[23] \(\w+\).*: .*\n/);
    expect(stderr).toContain("0.4173 kgCO2e/kWh: National electricity factor of Korea (2023, published 2025-12-17");
    expect(stderr).toMatch(/coarse {4}the run took less than 10 s/);
  });

  it("--json is one line, last on stdout; the command's own options are its own; --factor may be an address", async () => {
    const server = createServer((_request, response) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ kg_co2e_per_kwh: 0.2, name: "grid now", source: "the grid" }));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const factor = `http://127.0.0.1:${(server.address() as AddressInfo).port}/signal`;
    const words = [process.execPath, "-p", "process.argv.slice(1).join()", "--", "--name", "--json"];
    const { code, stdout } = await agent("run", ...NOWHERE, "--json", "--factor", factor, ...words);
    server.close();
    const [out, json = ""] = stdout.split("\n");
    expect([code, out]).toEqual([0, "--name,--json"]);
    const run = JSON.parse(json) as RunRecord;
    expect(run).toMatchObject({ exit_code: 0, factor: { kg_co2e_per_kwh: 0.2, name: "grid now" }, interrupted: false });
    expect(run.co2e_g.value).toBeCloseTo(run.energy_wh.value * 0.2, 12);
  });

  it("passes a signal on, and keeps the run as interrupted", async () => {
    const script = "process.on('SIGTERM', () => process.exit(5)); console.log('up'); setInterval(() => {}, 1000)";
    const args = ["lib/cli/run.js", "wattbook", "agent", "run", ...NOWHERE, "--name", "stopped", ...node(script)];
    const env = { ...process.env, WATTBOOK_HOME: home };
    const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    const complaint = text(child.stderr);
    await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([5, null]);
    expect(await complaint).toMatch(/^stopped: .*, interrupted\n/);
  });

  it("run sends to the broker of its own --url, not to one that an agent would", async () => {
    const broker = await testBroker();
    const { code } = await agent("run", "--url", broker.url, "--device", "pc-run", ...node("0"));
    expect(code).toBe(0);
    expect(broker.received.some(({ topic }) => topic === "campus/v1/main/dev/pc-run/up")).toBe(true);
    await broker.close();
  });

  it("a program that is not there, and a factor that cannot be, are mistakes that can be mended", async () => {
    const none = await agent("run", ...NOWHERE, "--", "nowhere-at-all");
    expect([none.code, none.stderr.trim().split("\n").length]).toEqual([1, 1]);
    expect(none.stderr).toContain("there is no such program");
    const factor = await agent("run", ...NOWHERE, "--factor", "400", ...node("0"));
    expect([factor.code, factor.stderr]).toEqual([1, expect.stringContaining("kgCO2e per kWh from 0 to 3")]);
  });
});

describe("wattbook agent", () => {
  it("runs lists what was kept, and it waits on the disk to be sent when there is a broker", async () => {
    const listed = (await agent("runs")).stdout;
    expect(listed).toMatch(/ {2}trial {2}.* kWh .* gCO2e {2}T[23], coarse\n/);
    expect(listed).toMatch(/ {2}stopped {2}.*interrupted/);
    const runs = (await agent("runs", "--json")).stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as RunRecord);
    const node = path.basename(process.execPath);
    expect(runs.map(({ name }) => name)).toEqual(["trial", node, "stopped", node]);

    const broker = await testBroker();
    const args = ["--url", broker.url, "--device", "pc-9", "--interval", "1s"];
    const env = { ...process.env, WATTBOOK_HOME: home };
    const child = spawn(process.execPath, ["lib/cli/run.js", "wattbook", "agent", ...args], {
      ...{ cwd: PROJECT_ROOT, env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = text(child.stdout);
    const sent = () =>
      broker.received
        .filter(({ topic }) => topic === "campus/v1/main/dev/pc-9/up")
        .flatMap(({ payload }) => [JSON.parse(payload) as Record<string, unknown> | Record<string, unknown>[]].flat());
    await expect.poll(() => sent().some(({ power_w }) => power_w !== undefined)).toBe(true);
    await expect.poll(() => sent().filter(({ run_energy_wh }) => run_energy_wh !== undefined).length).toBe(4);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await said).toContain("Watching this computer as pc-9, every 1 s");
    expect(JSON.parse(await readFile(path.join(home, "agent/agent.json"), "utf8"))).toMatchObject({ device: "pc-9" });
    await broker.close();
  });

  it("install --print writes a service of each system that runs the agent of this home", async () => {
    const services = [
      ["linux", '"agent" "--home"', "[Install]\nWantedBy=default.target"],
      ["darwin", "<string>agent</string>\n    <string>--home</string>", "<key>KeepAlive</key>"],
      ["win32", "wattbook agent --home", "<LogonTrigger>"],
    ] as const;
    const runs = await Promise.all(services.map(([system]) => agent("install", "--print", "--system", system)));
    for (const [i, { code, stdout }] of runs.entries()) {
      expect(code).toBe(0);
      for (const part of [...services[i]!.slice(1), process.execPath]) expect(stdout).toContain(part);
    }
  });
});
