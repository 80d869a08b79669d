import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { State } from "#lib/state/open-state.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { openRegistryCache, type RegistrySection } from "./registry-cache.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  await test.state.pool.query("CREATE TABLE word (word text)");
});
afterAll(() => test.close());

const words: RegistrySection<string[]> = {
  name: "words",
  load: async (state: State) =>
    (await state.pool.query<{ word: string }>("SELECT word FROM word ORDER BY word")).rows.map(({ word }) => word),
};
const add = (word: string) =>
  test.state.pool.query(
    `WITH w AS (INSERT INTO word VALUES ('${word}')), c AS
     (INSERT INTO change (actor, entity, entity_id, action) VALUES ('test', 'word', '${word}', 'create'))
     SELECT pg_notify('registry', '')`,
  );
const file = () => path.join(test.home, "ingest", "registry.json");

it("openRegistryCache() tells of a change at once, keeps it in a file of its owner's alone, and of nothing else", async () => {
  const cache = await openRegistryCache({
    home: test.home,
    state: test.state,
    sections: [words],
    say: () => undefined,
  });
  expect(cache.get(words)).toBeUndefined();
  const heard: string[][] = [];
  cache.watch(words, (value) => heard.push(value));
  await expect.poll(() => heard).toEqual([[]]);
  await add("a");
  await expect.poll(() => heard).toEqual([[], ["a"]]);
  await cache.refresh();
  await test.state.notify("registry");
  await cache.refresh();
  expect(heard).toEqual([[], ["a"]]);
  await cache.close();
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(file(), "utf8"))).toEqual({ words: ["a"] });
});

it("openRegistryCache() holds what it last heard while the database is away, says so once, and what it heard since", async () => {
  const said: string[] = [];
  await test.restart();
  const options = { home: test.home, state: test.state, sections: [words], lookMs: 30 };
  let away = true;
  const state: State = {
    ...test.state,
    pool: {
      query: (text: string) => (away ? Promise.reject(new Error("no answer")) : test.state.pool.query(text)),
    } as unknown as State["pool"],
    listen: () => () => undefined,
  };
  const cache = await openRegistryCache({ ...options, state, say: (line) => said.push(line) });
  expect(cache.get(words)).toEqual(["a"]);
  await expect(cache.refresh()).rejects.toThrow("no answer");
  await expect.poll(() => said).toEqual([expect.stringContaining("(no answer): what was last heard of it holds")]);
  const heard: string[][] = [];
  cache.watch(words, (value) => heard.push(value));
  expect(heard).toEqual([["a"]]);
  await add("b");
  away = false;
  await expect.poll(() => heard).toEqual([["a"], ["a", "b"]]);
  await expect.poll(() => said).toHaveLength(2);
  await cache.close();
});

it("openRegistryCache() begins anew where its file is damaged, and says so", async () => {
  await writeFile(file(), '{"words":["a"');
  const said: string[] = [];
  const cache = await openRegistryCache({
    ...{ home: test.home, state: test.state, sections: [words] },
    say: (line) => said.push(line),
  });
  expect(said).toEqual([expect.stringContaining("the registry is unknown")]);
  await cache.refresh();
  expect(cache.get(words)).toEqual(["a", "b"]);
  await cache.close();
});
