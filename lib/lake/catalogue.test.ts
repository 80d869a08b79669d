import { expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { loadCatalogue } from "./catalogue.ts";
import { datasetFile, temporaryProject, writeFiles } from "./test-project.ts";

it("loadCatalogue() finds datasets, views and derivations, and sees them change", async () => {
  const root = await temporaryProject({
    "data/datasets/meter-hour.ts": datasetFile("meter_hour"),
    "data/datasets/meter-hour.test.ts": "throw new Error('a test is no dataset')",
    "data/views/total.sql": "SELECT 1",
    "data/derive/meter-hour.ts":
      "export const derivation = { dataset: 'meter_hour', inputs: [], plan: async () => [], compute: () => ({}), provenance: () => ({}) };",
  });
  const before = await loadCatalogue(root);
  expect([...before.datasets.keys()]).toEqual(["meter_hour"]);
  expect([...before.views.values()]).toEqual([{ name: "total", sql: "SELECT 1", file: "data/views/total.sql" }]);
  expect([...before.derivations.keys()]).toEqual(["meter_hour"]);
  expect((await loadCatalogue(root)).hash).toBe(before.hash);

  await writeFiles(root, {
    "data/datasets/meter-hour.ts": datasetFile("meter_hour").replace("Energy.", "Energy used."),
  });
  const after = await loadCatalogue(root);
  expect(after.datasets.get("meter_hour")?.columns.load_kwh?.meaning).toBe("Energy used.");
  expect(after.hash).not.toBe(before.hash);
});

it("loadCatalogue() of a project without data is empty", async () => {
  const { datasets, views, derivations } = await loadCatalogue(await temporaryProject({}));
  expect([datasets.size, views.size, derivations.size]).toEqual([0, 0, 0]);
});

const GOOD = datasetFile("meter");

it.each([
  ["no dataset", "export const x = 1;", "must export `dataset`"],
  ["another name", GOOD.replace('"meter"', '"meters"'), "the dataset is named meters and its file meter"],
  ["an unknown type", GOOD.replace('"INTEGER"', '"INT128"'), "the type of hour must be one of"],
  ["a name with capitals", GOOD.replace("hour: {", "hourOfDay: {"), "a column cannot be named hourOfDay"],
  ["an unknown key", GOOD.replace('key: ["meter"', 'key: ["device"'), "key names device, which is not a column"],
  ["no meaning", GOOD.replace("Hour.", ""), "the meaning of hour is missing"],
  ["a syntax error", "export const dataset = {", /Cannot load .*meter\.ts as it fails/],
])("loadCatalogue() names the fault of a definition with %s", async (_, source, message) => {
  const root = await temporaryProject({ "data/datasets/meter.ts": source });
  await expect(loadCatalogue(root)).rejects.toThrow(message);
  await expect(loadCatalogue(root)).rejects.toBeInstanceOf(UserError);
});

it("loadCatalogue() refuses a derivation of an unknown dataset, and a view named datasets", async () => {
  const derive = "export const derivation = { dataset: 'gone', inputs: [], plan() {}, compute() {} };";
  await expect(loadCatalogue(await temporaryProject({ "data/derive/gone.ts": derive }))).rejects.toThrow(
    "no dataset gone",
  );
  await expect(loadCatalogue(await temporaryProject({ "data/views/datasets.sql": "SELECT 1" }))).rejects.toThrow(
    "built in",
  );
});
