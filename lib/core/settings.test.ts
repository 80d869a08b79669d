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
      mqtt: { host: "127.0.0.1", port: 1883 },
      notify: { from: "wattbook@localhost", privateHosts: [] },
      siteId: "main",
      allowedHosts: [],
      weather: { openMeteoUrl: "https://api.open-meteo.com", forecast: "off" },
      compactSeconds: 900,
      retainRawDays: 0,
      retainRollupDays: 0,
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

  it("readSettings() takes a certificate only with its key, and never repeats a broker's password", () => {
    const tls = { MQTT_TLS_CERT: "cert.pem", MQTT_TLS_KEY: "key.pem", MQTT_TLS_PORT: "8884" };
    expect(readSettings(tls).mqtt.tls).toEqual({ port: 8884, cert: "cert.pem", key: "key.pem" });
    expect(() => readSettings({ MQTT_TLS_CERT: "cert.pem" })).toThrow("must both be set, or neither");
    const url = "mqtts://wattbook:s3cret@broker.example.org";
    expect(readSettings({ MQTT_URL: url }).mqtt.url).toBe(url);
    const wrong = () => readSettings({ MQTT_URL: "http://wattbook:s3cret@broker.example.org" });
    expect(wrong).toThrow("Cannot use MQTT_URL");
    expect(wrong).not.toThrow("s3cret");
  });

  it.each([
    ["PORT", "0"],
    ["MQTT_PORT", "mqtt"],
    ["MQTT_TLS_PORT", "0"],
    ["MQTT_HOST", "a b"],
    ["SITE_ID", "a/b"],
    ["COMPACT_SECONDS", "0"],
    ["RETAIN_RAW_DAYS", "-1"],
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
    ["ALLOWED_HOSTS", "wattbook.lan:3000"],
    ["ALLOWED_HOSTS", "a b.lan"],
  ])("readSettings() refuses %s=%s in one line with the variable and the value", (name, value) => {
    const read = () => readSettings({ [name]: value });
    expect(read).toThrow(UserError);
    expect(read).toThrow(new RegExp(`^Cannot use ${name} as .*: current value is ${value}$`));
  });
});

describe("readSettings() of what alarms and the database need", () => {
  it("readSettings() takes a database, a mail server and private hosts, and repeats no password when they are wrong", () => {
    const settings = readSettings({
      DATABASE_URL: "postgres://a:b@db/w",
      SMTP_URL: "smtps://a:b@mail.example.org",
      WEBHOOK_PRIVATE_HOSTS: "10.0.0.5:8080, hooks.local:80",
    });
    expect(settings.databaseUrl).toBe("postgres://a:b@db/w");
    expect(settings.notify).toEqual({
      smtpUrl: "smtps://a:b@mail.example.org",
      from: "wattbook@localhost",
      privateHosts: ["10.0.0.5:8080", "hooks.local:80"],
    });
    for (const [name, value] of [
      ["DATABASE_URL", "mysql://a:secret@db/w"],
      ["SMTP_URL", "https://a:secret@mail"],
    ] as const) {
      expect(() => readSettings({ [name]: value })).toThrow(name);
      expect(() => readSettings({ [name]: value })).not.toThrow("secret");
    }
    expect(() => readSettings({ WEBHOOK_PRIVATE_HOSTS: "10.0.0.5" })).toThrow(/10\.0\.0\.5:8080/);
    expect(() => readSettings({ ALARM_FROM: "a@b\r\nBcc: c@d" })).toThrow(/ALARM_FROM/);
  });
});
