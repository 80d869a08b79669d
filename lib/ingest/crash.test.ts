import { afterEach, expect, it } from "vitest";
import { type CrashSite, crashRounds, crashSite, setFull } from "./crash-fixture.ts";
import { storedInLake } from "./stored-fixture.ts";

// The check of Jepsen's set tests: what was sent holds what was acknowledged, and that is stored, each once. The bench does
// 100 cycles of each.
const ROUNDS = 6;
let site: CrashSite | undefined;
afterEach(() => site?.remove());

it("ingest loses nothing that it acknowledged when it is killed again and again", { timeout: 120_000 }, async () => {
  site = await crashSite();
  const sent = await crashRounds(site, { rounds: ROUNDS, powerLoss: false });
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(100 * ROUNDS);
});

it("ingest loses nothing that it acknowledged when the power goes", { timeout: 120_000 }, async () => {
  site = await crashSite();
  const sent = await crashRounds(site, { rounds: ROUNDS, powerLoss: true, env: { WATTBOOK_TEST_DISK: "record" } });
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(100 * ROUNDS);
});

// Proves that the test above can tell: the same with fdatasync taken out.
it("ingest does lose what it acknowledged when the disk only says that it wrote", { timeout: 120_000 }, async () => {
  site = await crashSite();
  const sent = await crashRounds(site, { rounds: 3, powerLoss: true, env: { WATTBOOK_TEST_DISK: "lazy" } });
  expect(setFull(sent, await storedInLake(site.home)).lost).toBeGreaterThan(0);
});
