import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Connection, connectionFile, connectionOf } from "./connection.ts";
import { startEmbeddedDatabase } from "./embedded-database.ts";
import { freeLoopbackPort } from "./free-loopback-port.ts";
import { putTestDatabase } from "./test-database.ts";

let home = "";
let cluster = "";
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-database-"));
  cluster = path.join(home, "database", "postgresql");
  await mkdir(cluster, { recursive: true });
  await writeFile(path.join(cluster, "all-that-is-known"), "");
});
afterEach(() => rm(home, { recursive: true }));

it("startEmbeddedDatabase() makes nothing anew over files that cannot be read", async () => {
  await symlink("PG_VERSION", path.join(cluster, "PG_VERSION"));
  await expect(startEmbeddedDatabase(home)).rejects.toThrow(/^Cannot read .*PG_VERSION \(ELOOP\): [^\n]+$/);
  expect(await readdir(cluster)).toContain("all-that-is-known");
});

it("startEmbeddedDatabase() tells a password that cannot be read from one that is lost", async () => {
  await writeFile(path.join(cluster, "PG_VERSION"), "18");
  await expect(startEmbeddedDatabase(home)).rejects.toThrow(/password is lost: put .*connection\.json back, or move /);
  await mkdir(connectionFile(home));
  await expect(startEmbeddedDatabase(home)).rejects.toThrow(/^Cannot read .*connection\.json \(EISDIR\): [^\n]+$/);
  expect(await readdir(cluster)).toContain("all-that-is-known");
});

it("connectionOf() tells a database that was never started from one whose address cannot be read", async () => {
  expect(() => connectionOf(home)).toThrow(/has not been started/);
  await mkdir(connectionFile(home));
  expect(() => connectionOf(home)).toThrow(/^Cannot read .*connection\.json \(EISDIR\)/);
});

it("startEmbeddedDatabase() takes another port where somebody was sooner", async () => {
  const homes = await Promise.all([0, 1, 2].map(() => mkdtemp(path.join(tmpdir(), "wattbook-database-"))));
  const wished = await freeLoopbackPort();
  for (const each of homes) {
    await putTestDatabase(each);
    const connection = JSON.parse(await readFile(connectionFile(each), "utf8")) as Connection;
    await writeFile(connectionFile(each), JSON.stringify({ ...connection, port: wished }));
  }
  const started = await Promise.allSettled(homes.map((each) => startEmbeddedDatabase(each)));
  for (const each of started) if (each.status === "fulfilled") await each.value.close();
  for (const each of homes) await rm(each, { recursive: true });
  expect(started.filter(({ status }) => status === "rejected")).toEqual([]);
  expect(new Set(started.map((each) => each.status === "fulfilled" && each.value.connection.port)).size).toBe(3);
});
