import { pathToFileURL } from "node:url";
import { defineConfig } from "vitest/config";
import { LongFirst } from "./lib/cli/checks/long-first.ts";
import { TEST_ENVIRONMENT } from "./lib/cli/checks/test-environment.ts";

Object.assign(process.env, TEST_ENVIRONMENT);

const preload = (file: string) => `--import ${new URL(file, pathToFileURL(`${import.meta.dirname}/lib/cli/`)).href}`;
const loopbackOnly = preload("checks/loopback-only.js");
const shared = {
  environment: "node" as const,
  // A machine that does other things too is slow now and then: what is waited for comes, however late.
  expect: { poll: { timeout: 30_000 } },
  exclude: ["**/node_modules/**", "**/.next/**", "**/.wattbook/**"],
  // Preloaded: as a file of setup it would be run for each file of tests, also where these share a process.
  execArgv: [loopbackOnly, preload("quick-imports.js")].flatMap((each) => each.split(" ")),
  // The processes that tests start stay on this machine too.
  env: { ...TEST_ENVIRONMENT, NODE_OPTIONS: loopbackOnly },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          // Rooms that the test command runs apart.
          exclude: [...shared.exclude, ...(process.env.WATTBOOK_TESTED_APART?.split(" ") ?? [])],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: "journeys",
          include: ["**/*.e2e.ts"],
          globalSetup: ["lib/cli/checks/journey-setup.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
