import base from "./vitest.config.ts";
const j = (base as any).test.projects.find((p: any) => p.test.name === "journeys").test;
export default { test: { ...j, globalSetup: [], name: "journeys", maxWorkers: 1, testTimeout: 180000, hookTimeout: 180000, provide: { wattbookUrl: "http://127.0.0.1:4700", wattbookHome: "/tmp/home-tt", chromiumPath: "/usr/bin/chromium" } } };
