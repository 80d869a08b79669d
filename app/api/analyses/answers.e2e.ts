import { tableFromIPC } from "apache-arrow";
import { describe, expect, inject, it } from "vitest";

const ANSWERS = "/api/analyses/regional-forecast-error";

function ask(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`${inject("wattbookUrl")}${path}`, init);
}

interface Listed {
  readonly snapshot: string;
  readonly analyses: { slug: string; inputs: { name: string; choices: { value: string }[]; default: unknown }[] }[];
}

describe("the answers over HTTP", () => {
  it("list the analyses with their inputs, choices and queries", async () => {
    const { analyses } = (await (await ask("/api/analyses")).json()) as Listed;
    const found = analyses.find(({ slug }) => slug === "regional-forecast-error");
    const months = found?.inputs.find(({ name }) => name === "month");
    expect(months?.default).toBe("2024-05");
    expect(months?.choices.map(({ value }) => value)).toContain("2024-08");
  });

  it("give the same rows as Arrow, JSON and CSV", async () => {
    const path = `${ANSWERS}/errors`;
    const arrow = tableFromIPC(new Uint8Array(await (await ask(`${path}.arrow?level=province`)).arrayBuffer()));
    const json = (await (await ask(`${path}.json?level=province`)).json()) as { actual_kwh: number }[];
    const csv = (await (await ask(`${path}.csv?level=province`)).text()).trimEnd().split("\r\n");
    expect([arrow.numRows, json.length, csv.length - 1]).toEqual([17, 17, 17]);
    const column = arrow.getChild("actual_kwh")?.toArray() as Float64Array;
    expect(json.map(({ actual_kwh }) => actual_kwh)).toEqual([...column]);
  });

  it("are immutable when a snapshot is named, and not sent twice for the same ETag", async () => {
    const { snapshot } = (await (await ask("/api/analyses")).json()) as Listed;
    const named = await ask(`${ANSWERS}/models.json?snapshot=${snapshot}`);
    expect(named.headers.get("cache-control")).toContain("immutable");
    const current = await ask(`${ANSWERS}/models.json`);
    expect(current.headers.get("cache-control")).toBe("no-cache");
    const etag = current.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    expect((await ask(`${ANSWERS}/models.json`, { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it.each([
    [`${ANSWERS}/errors.json?month=1999-01`, 400, /month cannot be “1999-01”/],
    [`${ANSWERS}/errors.json?colour=red`, 400, /colour cannot be “red”/],
    [`${ANSWERS}/errors.json?snapshot=ffffffffffff`, 400, /ffffffffffff/],
    [`${ANSWERS}/nothing.json`, 404, /no query nothing/],
    [`${ANSWERS}/errors.exe`, 404, /Formats are/],
    ["/api/analyses/nothing/errors.json", 404, /no analysis nothing/],
    ["/api/analyses/..%2f..%2fetc/passwd.json", 404, /no analysis/],
  ])("answer %s with problem %d", async (path, status, detail) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(((await response.json()) as { detail: string }).detail).toMatch(detail);
  });

  it("say their health by parts", async () => {
    const response = await ask("/api/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ok",
      parts: { lake: { ok: true }, telemetry: { ok: true } },
    });
  });
});
