import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";
import { UserError } from "./user-error.ts";

describe("readSettings()", () => {
  it("readSettings() of an empty environment gives the documented defaults", () => {
    expect(readSettings({})).toEqual({
      home: ".wattbook",
      host: "127.0.0.1",
      port: 3000,
      siteTimeZone: "Asia/Seoul",
      sql: { memoryMb: 256, timeoutSeconds: 10, maxRows: 100_000, perClient: 2, queue: 8 },
    });
  });

  it("readSettings() takes what the environment says and ignores an empty variable", () => {
    const env = { WATTBOOK_HOME: "/srv/lake", HOST: "::1", PORT: "8080", SITE_TIME_ZONE: "Europe/London" };
    expect(readSettings(env)).toMatchObject({
      home: "/srv/lake",
      host: "::1",
      port: 8080,
      siteTimeZone: "Europe/London",
    });
    expect(readSettings({ PORT: "", SITE_URL: "" })).toEqual(readSettings({}));
    expect(readSettings({ SITE_URL: "https://energy.example.org/" }).siteUrl).toBe("https://energy.example.org");
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "1e3"],
    ["PORT", "-1"],
    ["PORT", "http"],
    ["HOST", "a b"],
    ["HOST", "http://localhost"],
    ["SITE_TIME_ZONE", "Seoul/Asia"],
    ["SQL_TIMEOUT_SECONDS", "0"],
    ["SQL_MAX_ROWS", "-1"],
    ["SQL_MEMORY_MB", "1GB"],
    ["SITE_URL", "energy.example.org"],
    ["SITE_URL", "https://energy.example.org/notebook"],
    ["SITE_URL", "javascript:alert"],
  ])("readSettings() refuses %s=%s in one line with the variable and the value", (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(UserError);
    expect(read).toThrow(new RegExp(`^Cannot use ${name} as .*: current value is ${value}$`));
  });
});
