import { describe, expect, it } from "vitest";
import { readSettings } from "./settings.ts";
import { isSiteHost, siteHosts } from "./site-hosts.ts";

const names = siteHosts(
  readSettings({
    HOST: "Meter.lan",
    MQTT_HOST: "broker.lan",
    SITE_URL: "https://energy.example.org:8443",
    ALLOWED_HOSTS: "wattbook, Notebook.example",
  }),
);

describe("isSiteHost()", () => {
  it.each([
    ...["localhost:3000", "LOCALHOST", "localhost.", "a.localhost:3000", "127.0.0.1:3000", "[::1]:3000", "[::1]"],
    ...["192.168.0.7:3000", "10.0.0.7", "[fe80::1]:80"],
    ...["meter.lan:3000", "broker.lan:1883", "energy.example.org", "energy.example.org:8443", "wattbook:3000"],
    ...["notebook.example", "NOTEBOOK.EXAMPLE.:1"],
  ])("takes %s", (host) => {
    expect(isSiteHost(host, names)).toBe(true);
  });

  it.each([
    ...["evil.example", "evil.example:3000", "localhost.evil.example", "127.0.0.1.evil.example", "evillocalhost"],
    ...["energy.example.org.evil.example", "www.energy.example.org", "org", ""],
    ...["evil.example@localhost", "localhost/evil.example", "evil.example#.localhost", "[::1].evil.example", "a b"],
    ...["localhost:3000:80", "localhost, evil.example"],
  ])("refuses %j", (host) => {
    expect(isSiteHost(host, names)).toBe(false);
  });

  it("knows no name but loopback's where none is told", () => {
    const none = siteHosts(readSettings({}));
    expect(["localhost", "127.0.0.1", "energy.example.org"].map((host) => isSiteHost(host, none))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
