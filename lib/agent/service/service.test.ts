import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DOMParser } from "linkedom";
import { describe, expect, it } from "vitest";
import { launchdPlist } from "./launchd-plist.ts";
import { systemdUnit } from "./systemd-unit.ts";
import { windowsTask } from "./windows-task.ts";

const SERVICE = {
  program: "/opt/node",
  args: ["run.js", 'a "b" 100% $HOME <&>', "c:\\d e\\"],
  folder: "/opt/watt book",
};

function hasSystemdAnalyze(): boolean {
  try {
    execFileSync("systemd-analyze", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

describe("services", () => {
  it("systemdUnit() keeps words whole: quotes, per cent signs and dollars mean nothing", () => {
    const { text, file } = systemdUnit(SERVICE, "/home/u");
    expect(text).toContain('ExecStart="/opt/node" "run.js" "a \\"b\\" 100%% $$HOME <&>" "c:\\\\d e\\\\"\n');
    expect(file).toBe("/home/u/.config/systemd/user/wattbook-agent.service");
  });

  it.skipIf(!hasSystemdAnalyze())("systemdUnit() is what systemd takes", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "wattbook-unit-"));
    const file = path.join(folder, "wattbook-agent.service");
    writeFileSync(file, systemdUnit({ ...SERVICE, program: process.execPath, folder }, "/home/u").text);
    const output = execFileSync("systemd-analyze", ["verify", "--user", file], {
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, XDG_RUNTIME_DIR: folder },
    });
    expect(output).toBe("");
    rmSync(folder, { recursive: true });
  });

  it("launchdPlist() and windowsTask() are well-formed, with the words as they are", () => {
    const plist = new DOMParser().parseFromString(launchdPlist(SERVICE, "/Users/u").text, "text/xml");
    const words = [...plist.querySelectorAll("array > string")].map(({ textContent }) => textContent);
    expect(words).toEqual([SERVICE.program, ...SERVICE.args]);
    const task = new DOMParser().parseFromString(windowsTask(SERVICE, "C:\\agent").text, "text/xml");
    expect(task.querySelector("Arguments")?.textContent).toBe('run.js "a \\"b\\" 100% $HOME <&>" "c:\\d e\\\\"');
    expect(task.querySelector("Command")?.textContent).toBe("/opt/node");
  });
});
