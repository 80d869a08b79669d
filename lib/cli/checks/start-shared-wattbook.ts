import { findChromium } from "./chromium.ts";
import { startWattbook } from "./start-wattbook.ts";
import { TEST_ENVIRONMENT } from "./test-environment.ts";

/** The Wattbook that all journeys share. */
export interface SharedWattbook {
  /** Where it is, and where Chromium: what journeys take from their environment. */
  readonly env: {
    readonly WATTBOOK_JOURNEYS_URL: string;
    readonly WATTBOOK_JOURNEYS_HOME: string;
    readonly CHROMIUM_PATH: string;
  };
  /** Stops it as Ctrl+C does; throws if it did not end as it should. */
  readonly stop: () => Promise<void>;
}

/** Starts it with an empty home, so that it makes and shows the sample, and waits until all is derived; `show` gets its output. */
export async function startSharedWattbook(show: (text: string) => void): Promise<SharedWattbook> {
  const CHROMIUM_PATH = findChromium(process.env, (line) => show(`${line}\n`));
  // What the virtual devices send stays out of its lake, so that its data end where the sample does, however long tests take.
  // A reader's query steps back for all else, and a busy machine has much else.
  const env = { ...TEST_ENVIRONMENT, CHROMIUM_PATH, COMPACT_SECONDS: "86400", SQL_TIMEOUT_SECONDS: "60" };
  const wattbook = await startWattbook([], env, show);
  await wattbook.says("Derived datasets");
  return {
    env: { WATTBOOK_JOURNEYS_URL: wattbook.url, WATTBOOK_JOURNEYS_HOME: wattbook.home, CHROMIUM_PATH },
    async stop() {
      const code = await wattbook.stop();
      if (code !== 0) throw new Error(`Wattbook ended with code ${code} when it was stopped:\n${wattbook.output()}`);
    },
  };
}
