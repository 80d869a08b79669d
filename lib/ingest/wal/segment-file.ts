import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { syncPath } from "#lib/lake/store/durable.ts";
import { MAGIC, segmentName } from "./segment.ts";

// Through the module's object, so that a test can put a disk that loses power, or fills up, beneath it.
const write = (fd: number, bytes: Buffer, position: number) =>
  promisify(fs.write)(fd, bytes, 0, bytes.length, position) as unknown as Promise<{ bytesWritten: number }>;
const sync = (fd: number) => promisify(fs.fdatasync)(fd);

/** A segment that is being written. */
export interface SegmentFile {
  readonly file: string;
  readonly bytes: number;
  /** Appends bytes, and resolves once they are on the disk. After a failure it must not be used again. */
  append(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** Makes a segment whose name and first bytes are on the disk. */
export async function createSegmentFile(dir: string, nowMs: number): Promise<SegmentFile> {
  const file = path.join(dir, segmentName(nowMs));
  const fd = await promisify(fs.open)(file, "wx");
  let bytes = 0;
  const append = async (piece: Buffer) => {
    let done = 0;
    while (done < piece.length) {
      const { bytesWritten } = await write(fd, piece.subarray(done), bytes + done);
      if (bytesWritten === 0) throw new Error(`Cannot write to ${file} as the disk takes nothing`);
      done += bytesWritten;
    }
    await sync(fd);
    bytes += piece.length;
  };
  try {
    await append(MAGIC);
    await syncPath(dir, true);
  } catch (error) {
    fs.closeSync(fd);
    throw error;
  }
  return {
    file,
    get bytes() {
      return bytes;
    },
    append,
    close: () => promisify(fs.close)(fd),
  };
}
