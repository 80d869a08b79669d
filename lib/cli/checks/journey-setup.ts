import type { TestProject } from "vitest/node";
import { type SharedWattbook, startSharedWattbook } from "./start-shared-wattbook.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the Wattbook that all journeys share: started with an empty home, so that it shows the sample. */
    wattbookUrl: string;
    wattbookHome: string;
    chromiumPath: string;
  }
}

/** Takes the Wattbook that `npm test` has started beside its other tests, else starts one. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { WATTBOOK_JOURNEYS_URL, WATTBOOK_JOURNEYS_HOME, CHROMIUM_PATH } = process.env;
  if (WATTBOOK_JOURNEYS_URL && WATTBOOK_JOURNEYS_HOME && CHROMIUM_PATH) {
    provide(project, { WATTBOOK_JOURNEYS_URL, WATTBOOK_JOURNEYS_HOME, CHROMIUM_PATH });
    return undefined;
  }
  const shared = await startSharedWattbook((text) => process.stdout.write(text));
  provide(project, shared.env);
  return shared.stop;
}

function provide(project: TestProject, env: SharedWattbook["env"]): void {
  project.provide("wattbookUrl", env.WATTBOOK_JOURNEYS_URL);
  project.provide("wattbookHome", env.WATTBOOK_JOURNEYS_HOME);
  project.provide("chromiumPath", env.CHROMIUM_PATH);
}
