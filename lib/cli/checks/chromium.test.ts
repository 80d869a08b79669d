import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { findChromium } from "./chromium.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-path-"));
  for (const name of ["google-chrome", "chromium"]) {
    await writeFile(join(folder, name), "#!/bin/sh\n");
    await chmod(join(folder, name), 0o755);
  }
  await mkdir(join(folder, "empty"));
});
afterAll(() => rm(folder, { recursive: true }));

it("findChromium() takes the one that CHROMIUM_PATH names before any other, and says which", () => {
  const chrome = join(folder, "google-chrome");
  const said: string[] = [];
  expect(findChromium({ CHROMIUM_PATH: chrome, PATH: folder }, (line) => said.push(line))).toBe(chrome);
  expect(said).toContain(`Chromium: ${chrome}`);
});

it("findChromium() takes Chromium before Chrome on the PATH, whose folders may be empty", () => {
  const path = [join(folder, "empty"), folder].join(delimiter);
  expect(findChromium({ PATH: path }, () => {})).toBe(join(folder, "chromium"));
});

it("findChromium() refuses a CHROMIUM_PATH that is no program, in one line", () => {
  const find = () => findChromium({ CHROMIUM_PATH: join(folder, "nowhere"), PATH: folder }, () => {});
  expect(find).toThrow(UserError);
  expect(find).toThrow(
    /^Cannot use CHROMIUM_PATH as it must name a program that can be run: current value is .*nowhere$/,
  );
});
