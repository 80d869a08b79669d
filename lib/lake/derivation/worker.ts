import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import type { Derivation, Task } from "#lib/core/derivation.ts";

// A worker thread: it is sent a module and a task, and sends back the columns of that task's partition.
const loaded = new Map<string, Promise<Derivation>>();

parentPort!.on("message", async ({ modulePath, task }: { modulePath: string; task: Task }) => {
  try {
    const derivation = loaded.get(modulePath) ?? load(modulePath);
    loaded.set(modulePath, derivation);
    const { columns } = (await derivation).compute(task);
    const buffers = new Set(
      Object.values(columns).flatMap((values) => (ArrayBuffer.isView(values) ? [values.buffer as ArrayBuffer] : [])),
    );
    parentPort!.postMessage({ columns }, [...buffers]);
  } catch (error) {
    parentPort!.postMessage({ error });
  }
});

async function load(modulePath: string): Promise<Derivation> {
  const { derivation } = (await import(pathToFileURL(modulePath).href)) as { derivation: Derivation };
  await derivation.setup?.((specifier) => readPackageFile(specifier, modulePath));
  return derivation;
}

/** The bytes of a file of an npm package, whether or not the package exports it: `@scope/name/file.wasm`. */
function readPackageFile(specifier: string, from: string): Uint8Array<ArrayBuffer> {
  const parts = specifier.split("/");
  const size = specifier.startsWith("@") ? 2 : 1;
  const manifest = findPackageJSON(parts.slice(0, size).join("/"), pathToFileURL(from));
  if (manifest === undefined) throw new Error(`Cannot read ${specifier} as the package is not installed`);
  return readFileSync(path.join(path.dirname(manifest), ...parts.slice(size)));
}
