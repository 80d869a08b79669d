import { describe, expect, it } from "vitest";
import { readSettings } from "#lib/core/settings.ts";
import { foreignRequest } from "./foreign-request.ts";

const HOME = "192.168.0.7:3000";

/** What a request is answered with before any route sees it; 0: nothing. */
function statusOf(method: string, headers: Record<string, string>): number {
  const settings = readSettings({ SITE_URL: "https://energy.example.org:8443" });
  return foreignRequest({ method, headers: new Headers(headers) }, settings)?.status ?? 0;
}

describe("foreignRequest()", () => {
  it.each(["GET", "POST", "DELETE"])(
    "refuses a %s to a name that is not ours, and says how to mend it",
    async (method) => {
      const headers = new Headers({ host: "evil.example:3000", "sec-fetch-site": "same-origin" });
      const refused = foreignRequest({ method, headers }, readSettings({}))!;
      expect([refused.status, refused.headers.get("content-type")]).toEqual([421, "application/problem+json"]);
      const { detail } = (await refused.json()) as { detail: string };
      expect(detail).toBe(
        'Cannot answer as "evil.example:3000" is no name of this Wattbook: set ALLOWED_HOSTS to the names by which it is reached, or SITE_URL to its address',
      );
    },
  );

  it.each([
    ["is told to be our own", 0, { "sec-fetch-site": "same-origin" }],
    ["a person asked for", 0, { "sec-fetch-site": "none" }],
    ["is of another site", 403, { "sec-fetch-site": "cross-site", "content-type": "application/json" }],
    ["is of a neighbour", 403, { "sec-fetch-site": "same-site", origin: `http://${HOME}` }],
    ["has our origin", 0, { origin: `http://${HOME}`, "content-type": "text/plain" }],
    ["has that of SITE_URL, before a proxy", 0, { origin: "https://energy.example.org:8443" }],
    ["has the origin of another port", 403, { origin: "http://192.168.0.7:8080", "content-type": "application/json" }],
    ["has the origin of another site", 403, { origin: "https://evil.example" }],
    ["has an origin that is hidden", 403, { origin: "null", "content-type": "application/json" }],
    ["has no origin and is JSON", 0, { "content-type": "application/json" }],
    ["has no origin and is CSV", 0, { "content-type": "text/csv; charset=utf-8" }],
    ["has no origin and no type", 415, {}],
    ["has no origin and the type of a form", 415, { "content-type": "application/x-www-form-urlencoded" }],
    ["has no origin and a type with more", 415, { "content-type": "Text/Plain; application/json" }],
  ] as [string, number, Record<string, string>][])("a POST that %s: %i", (_, status, headers) => {
    expect(statusOf("POST", { host: HOME, ...headers })).toBe(status);
  });

  it.each([
    ["GET", 0, { "sec-fetch-site": "cross-site" }],
    ["HEAD", 0, { origin: "https://evil.example" }],
    ["DELETE", 0, {}],
    ["DELETE", 403, { origin: "https://evil.example" }],
    ["PATCH", 403, { "sec-fetch-site": "cross-site" }],
  ] as [string, number, Record<string, string>][])("a %s: %i with %j", (method, status, headers) => {
    expect(statusOf(method, { host: HOME, ...headers })).toBe(status);
  });

  it("takes what names no host: no browser sends that", () => {
    expect(statusOf("GET", {})).toBe(0);
  });
});
