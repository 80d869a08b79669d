import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connectAsync, type IClientOptions } from "mqtt";
import { afterEach, expect, it } from "vitest";
import { testCertificate } from "#lib/broker/broker-fixture.ts";
import { freePort } from "../checks/free-port.ts";
import { PROJECT_ROOT } from "../world.ts";

let ingest: ChildProcess | undefined;
let folder = "";
afterEach(async () => {
  if (ingest && ingest.exitCode === null) {
    ingest.kill("SIGTERM");
    await once(ingest, "exit");
  }
  await rm(folder, { recursive: true, force: true });
});

it("wattbook ingest speaks TLS, and with an authority takes only clients that show a certificate of it", async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-tls-"));
  // One that signed itself is its own authority.
  const { cert, key } = await testCertificate();
  await writeFile(path.join(folder, "cert.pem"), cert);
  await writeFile(path.join(folder, "key.pem"), key);
  const [port, tlsPort] = [await freePort(), await freePort()];
  ingest = spawn(process.execPath, ["lib/cli/run.js", "wattbook", "ingest"], {
    cwd: PROJECT_ROOT,
    env: {
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      WATTBOOK_HOME: path.join(folder, "home"),
      MQTT_PORT: String(port),
      MQTT_TLS_PORT: String(tlsPort),
      MQTT_TLS_CERT: path.join(folder, "cert.pem"),
      MQTT_TLS_KEY: path.join(folder, "key.pem"),
      MQTT_TLS_CA: path.join(folder, "cert.pem"),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(ingest.stdout!, "data");
  expect(String(said)).toContain(`MQTT is at 127.0.0.1:${port} and ${tlsPort}.`);
  const options: IClientOptions = { ca: cert, reconnectPeriod: 0, connectTimeout: 3000 };
  const known = await connectAsync(`mqtts://127.0.0.1:${tlsPort}`, { ...options, cert, key });
  await known.publishAsync("power/measurement", "{}", { qos: 1 });
  await known.endAsync();
  await expect(connectAsync(`mqtts://127.0.0.1:${tlsPort}`, options, false)).rejects.toThrow();
});

it("wattbook ingest says in one line which file it cannot read, and that a home is taken", async () => {
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-tls-"));
  const run = async (env: Record<string, string>) => {
    const child = spawn(process.execPath, ["lib/cli/run.js", "wattbook", "ingest"], {
      cwd: PROJECT_ROOT,
      env: {
        NODE_ENV: "production",
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        WATTBOOK_HOME: path.join(folder, "home"),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint += text;
    });
    return { child, complaint: () => complaint.trim() };
  };
  const unread = await run({ MQTT_TLS_CERT: "/nowhere/cert.pem", MQTT_TLS_KEY: "/nowhere/key.pem" });
  expect(await once(unread.child, "close")).toEqual([1, null]);
  expect(unread.complaint()).toBe(
    "Cannot read MQTT_TLS_CERT (ENOENT): it must name a file in PEM, now /nowhere/cert.pem",
  );
  const first = await run({ MQTT_PORT: String(await freePort()) });
  ingest = first.child;
  await once(first.child.stdout, "data");
  const second = await run({ MQTT_PORT: String(await freePort()) });
  expect(await once(second.child, "close")).toEqual([1, null]);
  expect(second.complaint()).toBe(
    `Cannot ingest as another process does so for ${path.join(folder, "home")}: stop it first`,
  );
});
