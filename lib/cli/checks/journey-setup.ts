import type { TestProject } from "vitest/node";
import { findChromium } from "./chromium.ts";
import { startWattbook } from "./start-wattbook.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the Wattbook that all journeys share: started with an empty home, so that it shows the sample. */
    wattbookUrl: string;
    wattbookHome: string;
    chromiumPath: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide(
    "chromiumPath",
    findChromium(process.env, () => {}),
  );
  const wattbook = await startWattbook([], {}, (text) => process.stdout.write(text));
  await wattbook.says("Derived datasets");
  project.provide("wattbookUrl", wattbook.url);
  project.provide("wattbookHome", wattbook.home);
  return async () => {
    const code = await wattbook.stop();
    if (code !== 0) throw new Error(`Wattbook ended with code ${code} when it was stopped:\n${wattbook.output()}`);
  };
}
