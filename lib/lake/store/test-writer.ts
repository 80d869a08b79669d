import { gc } from "../gc.ts";
import { openLake } from "../lake.ts";
import { catalogueOf, READINGS } from "../test-catalogue.ts";
import { readings } from "../test-readings.ts";

// A process that writes to a lake, for tests: `<home> append <meter> <commits>` adds one part a commit;
// `<home> die <meter> <step>` is killed at a step of its commit; `<home> replace <meters> <hours>` rewrites all parts; `<home> gc`
// removes what nobody needs, however young.
const [home = "", mode = "", name = "", detail = ""] = process.argv.slice(2);
const lake = await openLake(home, catalogueOf([READINGS]));

if (mode === "append") {
  for (let i = 0; i < Number(detail); i++) {
    await lake.commit(`${name} ${i}`, () => ({ put: [readings(`${name}-${i}`, [i])] }));
  }
} else if (mode === "die") {
  await lake.commit("never", () => ({ put: [readings(name, [1, 2, 3])] }), {
    onStep: (step) => {
      if (step === detail) process.kill(process.pid, "SIGKILL");
    },
  });
} else if (mode === "gc") {
  await gc(lake, { now: () => Date.now() + 1000, graceMs: 0 });
} else {
  const loads = Array.from({ length: Number(detail) }, (_, hour) => hour);
  const put = Array.from({ length: Number(name) }, (_, i) => readings(`m${i}`, loads));
  process.stdout.write("ready\n");
  await lake.commit("all", () => ({ put }));
}
await lake.close();
