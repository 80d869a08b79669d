import { readFile } from "node:fs/promises";
import path from "node:path";
import { type ChangePoints, createChangePoints } from "#lib/metering/detect/change-points.ts";
import { createOutlyingDevices, type OutlyingDevices } from "#lib/metering/detect/outlying-devices.ts";
import { projectFolder } from "./site.ts";

let changes: Promise<ChangePoints> | undefined;
let outlying: Promise<OutlyingDevices> | undefined;

/** The finder of change points, compiled once. */
export function changePoints(): Promise<ChangePoints> {
  changes ??= augurs("changepoint").then(createChangePoints);
  return changes;
}

/** The finder of devices that do not go with the others, compiled once. */
export function outlyingDevices(): Promise<OutlyingDevices> {
  outlying ??= augurs("outlier").then(createOutlyingDevices);
  return outlying;
}

async function augurs(part: "changepoint" | "outlier"): Promise<Uint8Array<ArrayBuffer>> {
  const file = `node_modules/@bsull/augurs/${part}_bg.wasm`;
  return new Uint8Array(await readFile(path.join(/* turbopackIgnore: true */ projectFolder(), file)));
}
