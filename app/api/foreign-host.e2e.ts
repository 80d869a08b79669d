import { once } from "node:events";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningWattbook, startWattbook } from "#lib/cli/checks/start-wattbook.ts";

let wattbook: RunningWattbook;
beforeAll(async () => {
  const names = { SITE_URL: "https://energy.example.org", ALLOWED_HOSTS: "wattbook.lan" };
  wattbook = await startWattbook(["web"], names);
});
afterAll(() => wattbook?.stop());

/** Asks as a browser does for whom a name was made to point here: only the name that is asked for is another. */
async function ask(path: string, headers: Record<string, string>, method = "GET") {
  const asked = request({ host: "127.0.0.1", port: wattbook.port, path, method, headers }).end();
  const [answer] = await once(asked, "response");
  return {
    status: answer.statusCode as number,
    type: String(answer.headers["content-type"]),
    body: await text(answer),
  };
}

it.each([
  ["GET", "/"],
  ["GET", "/devices"],
  ["GET", "/api/health"],
  ["GET", "/api/analyses"],
  ["GET", "/api/live"],
  ["POST", "/api/devices/x/tokens"],
  ["GET", "/p/00000000000000000000.pdf"],
])("refuses a foreign Host: %s %s", async (method, path) => {
  const own = {
    origin: "http://evil.example:3000",
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
  const { status, type, body } = await ask(path, { host: "evil.example:3000", ...own }, method);
  expect([status, type]).toEqual([421, "application/problem+json"]);
  expect(JSON.parse(body).detail).toContain("set ALLOWED_HOSTS");
});

it.each(["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "192.168.0.7", "energy.example.org", "wattbook.lan:3000"])(
  "answers to %s",
  async (host) => {
    const { status, body } = await ask("/api/openapi.json", { host });
    expect([status, JSON.parse(body).openapi]).toEqual([200, expect.stringMatching(/^3\.1\./)]);
  },
);

it.each([
  ["secret", { origin: "http://evil.example" }, 403],
  ["test", { origin: "http://evil.example", "content-type": "text/plain" }, 403],
  ["secret", { "sec-fetch-site": "cross-site" }, 403],
  ["secret", {}, 415],
  // With what a page of ours or a program sends it comes through: the database that this server lacks is away.
  ["secret", { origin: "http://192.168.0.7:3000" }, 503],
  ["test", { "content-type": "application/json" }, 503],
] as [string, Record<string, string>, number][])(
  "POST /api/channels/x/%s on a plain address with %j: %i",
  async (deed, headers, status) => {
    const answer = await ask(`/api/channels/x/${deed}`, { host: "192.168.0.7:3000", ...headers }, "POST");
    expect(answer.status).toBe(status);
  },
);
