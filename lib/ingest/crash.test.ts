import { afterEach, expect, it } from "vitest";
import { type CrashSite, crashRounds, crashSite, setFull } from "./crash-fixture.ts";
import { storedInLake } from "./stored-fixture.ts";

// The check of Jepsen's set tests: what was sent holds what was acknowledged, and that is stored, each once. The bench does
// 100 cycles of each. A slow machine gets less done between two kills.
const ROUNDS = 6;
let site: CrashSite | undefined;
afterEach(() => site?.remove());

it("ingest loses nothing that it acknowledged when it is killed again and again", async () => {
  site = await crashSite();
  const sent = await crashRounds(site, { rounds: ROUNDS, powerLoss: false });
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(20 * ROUNDS);
});

it("ingest loses nothing that it acknowledged when the power goes", async () => {
  site = await crashSite();
  const sent = await crashRounds(site, { rounds: ROUNDS, powerLoss: true, env: { WATTBOOK_TEST_DISK: "record" } });
  const found = setFull(sent, await storedInLake(site.home));
  expect(found).toMatchObject({ lost: 0, twice: 0, neverSent: 0 });
  expect(found.acknowledged).toBeGreaterThan(20 * ROUNDS);
});

// Proves that the tests above can tell: the same with fdatasync taken out. Where the power cuts a file is chance, and sometimes
// behind all that was acknowledged: so it goes again until something is lost.
it("ingest does lose what it acknowledged when the disk only says that it wrote", async () => {
  let lost = 0;
  for (let seed = 1; seed <= 12 && lost === 0; seed++) {
    site = await crashSite();
    const options = { rounds: 2, seed, powerLoss: true, env: { WATTBOOK_TEST_DISK: "lazy" } };
    lost = setFull(await crashRounds(site, options), await storedInLake(site.home)).lost;
    await site.remove();
  }
  expect(lost).toBeGreaterThan(0);
});
