import { crashRounds, crashSite, setFull } from "./crash-fixture.ts";
import { storedInLake } from "./stored-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const CYCLES = 100;

/** What is lost of what was acknowledged over 100 kills and 100 losses of power, and with fdatasync taken out. */
export default async function crashBench(report: Report): Promise<void> {
  const runs = [
    { name: "kill -9", rounds: CYCLES, powerLoss: false, env: {} },
    { name: "loss of power", rounds: CYCLES, powerLoss: true, env: { WATTBOOK_TEST_DISK: "record" } },
    { name: "loss of power without fdatasync", rounds: 10, powerLoss: true, env: { WATTBOOK_TEST_DISK: "lazy" } },
  ];
  for (const { name, ...run } of runs) {
    const site = await crashSite();
    try {
      const sent = await crashRounds(site, run);
      const found = setFull(sent, await storedInLake(site.home));
      report(`${run.rounds} × ${name}: acknowledged`, found.acknowledged, "messages", "> 1000");
      report(`${run.rounds} × ${name}: lost`, found.lost, "messages", name.includes("without") ? "> 0" : "< 1");
      report(`${run.rounds} × ${name}: there twice`, found.twice, "messages", "< 1");
    } finally {
      await site.remove();
    }
  }
}
