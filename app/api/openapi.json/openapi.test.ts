import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { READING_EXAMPLES } from "../../_server/openapi/readings-paths.ts";
import { postedReadings } from "../../_server/readings/posted-readings.ts";
import { GET } from "./route.ts";

const APP = path.resolve(import.meta.dirname, "../..");

interface Document {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { operationId: string; parameters?: { name: string; in: string }[]; responses: object }>
  >;
}

const document = async () =>
  (await GET(
    new Request("http://localhost:3000/api/openapi.json", { headers: { host: "localhost:3000" } }),
  ).json()) as Document;

/** Every route file with the methods that it exports, as OpenAPI names its path. */
function routes(): { readonly path: string; readonly methods: string[] }[] {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === "route.ts",
  );
  return files.map((file) => {
    const text = readFileSync(path.join(APP, file), "utf8");
    const methods = [
      ...text.matchAll(/^export (?:async )?(?:function|const) (GET|POST|PUT|PATCH|DELETE|HEAD)\b/gm),
    ].map((match) => match[1]!.toLowerCase());
    const folder = path.dirname(file).split(path.sep).join("/");
    return { path: `/${folder.replaceAll(/\[(\w+)\]/g, "{$1}")}`, methods };
  });
}

describe("GET /api/openapi.json", () => {
  it("says every route with each of its methods, and none that is not there", async () => {
    const { openapi, paths } = await document();
    expect(openapi).toMatch(/^3\.1/);
    const found = routes();
    expect(found.length).toBeGreaterThan(20);
    const said = Object.entries(paths).map(([name, methods]) => `${name} ${Object.keys(methods).sort().join(" ")}`);
    expect(said.sort()).toEqual(found.map(({ path: name, methods }) => `${name} ${methods.sort().join(" ")}`).sort());
  });

  it("names each part of a path, and each operation once", async () => {
    const { paths } = await document();
    const ids = new Set<string>();
    for (const [name, methods] of Object.entries(paths)) {
      for (const operation of Object.values(methods)) {
        const parts = [...name.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
        const said = (operation.parameters ?? []).filter((each) => each.in === "path").map((each) => each.name);
        expect(said.sort(), name).toEqual(parts.sort());
        expect(Object.keys(operation.responses).length, name).toBeGreaterThan(0);
        expect(ids, name).not.toContain(operation.operationId);
        ids.add(operation.operationId);
      }
    }
  });

  it("points only at schemas that are there", async () => {
    const text = JSON.stringify(await document());
    const { components } = JSON.parse(text) as { components: { schemas: Record<string, object> } };
    const refs = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1]!);
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of refs) expect(Object.keys(components.schemas)).toContain(ref);
  });

  const examples = Object.entries(READING_EXAMPLES).flatMap(([type, named]) =>
    Object.entries(named).map(
      ([name, value]) => [type, name, typeof value === "string" ? value : JSON.stringify(value)] as const,
    ),
  );

  it.each(examples)("holds an example of readings in %s, %s, that is taken", (type, _name, body) => {
    const posted = postedReadings(type, body, Date.UTC(2026, 5, 1), "Asia/Seoul");
    expect(posted).toMatchObject({ readings: expect.any(Number) });
  });

  it("holds several examples", () => {
    expect(examples.length).toBeGreaterThanOrEqual(5);
  });
});
