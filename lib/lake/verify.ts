import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import type { Lake } from "./lake.ts";
import { encodeManifest, type Manifest, type Part, partPath, readManifest } from "./store/manifest.ts";
import { hashFile } from "./store/part.ts";
import { PINNED_CONTENT, readPinned } from "./store/pinned.ts";

/** A file of the lake that is not what its name says. */
export interface Fault {
  readonly file: string;
  readonly fault: "missing" | "truncated" | "altered" | "unreadable";
  readonly detail: string;
}

export interface Verification {
  readonly snapshots: number;
  readonly parts: number;
  /** Files that pins keep. */
  readonly pinned: number;
  readonly bytes: number;
  readonly faults: readonly Fault[];
}

export interface VerifyOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads every file that a snapshot or a pin names, and hashes it again. A file that no snapshot names is gc's matter. */
export async function verify(
  lake: Pick<Lake, "dir" | "head">,
  { signal, onProgress }: VerifyOptions = {},
): Promise<Verification> {
  const faults: Fault[] = [];
  const manifests = await readManifests(lake, faults);
  const parts = new Map(manifests.flatMap((manifest) => manifest.parts.map((part) => [part.sha256, part])));
  const home = path.dirname(lake.dir);
  const pinned = new Set((await readPinned(home)).flatMap(({ content }) => content));
  const total = parts.size + pinned.size;
  let done = 0;
  let bytes = 0;
  for (const part of parts.values()) {
    signal?.throwIfAborted();
    const fault = await faultOf(lake.dir, part);
    if (fault) faults.push(fault);
    else bytes += part.bytes;
    onProgress?.(++done, total);
  }
  for (const sha256 of pinned) {
    signal?.throwIfAborted();
    const file = path.join(home, "pins", PINNED_CONTENT, sha256);
    const fault = await hashFault(file, sha256, "kept by a pin");
    if (fault) faults.push(fault);
    else bytes += (await stat(file)).size;
    onProgress?.(++done, total);
  }
  return { snapshots: manifests.length, parts: parts.size, pinned: pinned.size, bytes, faults };
}

async function readManifests(lake: Pick<Lake, "dir" | "head">, faults: Fault[]): Promise<Manifest[]> {
  const folder = path.join(lake.dir, "manifests");
  const all = await ifThere(readdir(folder), folder).catch(({ message }: Error) => {
    faults.push({ file: folder, fault: "unreadable", detail: message });
    return undefined;
  });
  const names = (all ?? []).filter((name) => name.endsWith(".json"));
  const head = await lake.head().catch((error: Error) => {
    faults.push({ file: path.join(lake.dir, "HEAD"), fault: "altered", detail: error.message });
    return null;
  });
  if (head !== null && !names.includes(`${head}.json`)) {
    faults.push({ file: path.join(folder, `${head}.json`), fault: "missing", detail: "HEAD names it" });
  }
  const manifests: Manifest[] = [];
  for (const name of names) {
    try {
      const manifest = await readManifest(lake.dir, path.basename(name, ".json"));
      // Reading checks the bytes; writing it again checks that they are the form we write.
      if (encodeManifest(manifest).id === path.basename(name, ".json")) manifests.push(manifest);
      else faults.push({ file: path.join(folder, name), fault: "altered", detail: "not in canonical form" });
    } catch (error) {
      faults.push({ file: path.join(folder, name), fault: "altered", detail: (error as Error).message });
    }
  }
  return manifests;
}

async function faultOf(lakeDir: string, part: Part): Promise<Fault | null> {
  return hashFault(
    partPath(lakeDir, part.sha256),
    part.sha256,
    `${part.dataset}, partition ${part.partition}`,
    part.bytes,
  );
}

async function hashFault(file: string, wanted: string, of: string, bytes?: number): Promise<Fault | null> {
  try {
    const { size } = await stat(file);
    if (bytes !== undefined && size !== bytes) {
      return { file, fault: "truncated", detail: `${of}: ${size} of ${bytes} bytes` };
    }
    const sha256 = await hashFile(file);
    return sha256 === wanted ? null : { file, fault: "altered", detail: `${of}: it hashes to ${sha256.slice(0, 12)}…` };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? { file, fault: "missing", detail: of } : { file, fault: "unreadable", detail: message };
  }
}
