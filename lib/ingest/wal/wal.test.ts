import { appendFile, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, expect, it } from "vitest";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { readSegment } from "./read-segment.ts";
import { listSegments } from "./segment.ts";
import { openWal, type Wal } from "./wal.ts";
import { writeSealed } from "./write-sealed.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), "wal-"));
  folders.push(made);
  return made;
}

let clock = 1_700_000_000_000;
const options = {
  now: () => clock++,
  onFailure: (error: Error) => {
    throw error;
  },
};
const message = (i: number, payload = `{"n":${i}}`): RawMessage => ({
  topic: `campus/v1/main/dev/센서-${i}/up`,
  payload: Buffer.from(payload),
  retain: i % 2 === 1,
  rxTs: 1_700_000_000_000.5 + i,
  clientId: i % 3 === 0 ? "" : `client ${i}`,
});
const stored = (wal: Wal, item: RawMessage) => new Promise<void>((resolve) => wal.append(item, resolve));
const plain = ({ payload, ...rest }: RawMessage) => ({ ...rest, payload: Buffer.from(payload).toString("utf8") });

async function all(dir: string): Promise<RawMessage[]> {
  const contents = await Promise.all((await listSegments(dir)).map((file) => readSegment(file)));
  return contents.flatMap(({ messages }) => messages);
}

it("append() keeps messages as they are and in order, over a restart, and readSegment() goes on where it was", async () => {
  const dir = await folder();
  const wal = await openWal(dir, options);
  await Promise.all(Array.from({ length: 500 }, (_, i) => stored(wal, message(i))));
  const [file] = await listSegments(dir);
  const first = await readSegment(file!);
  await stored(wal, message(500));
  const second = await readSegment(file!, first.end);
  await wal.close();
  const again = await openWal(dir, options);
  await stored(again, message(501));
  await again.close();

  expect(first).toMatchObject({ damagedBytes: 0, messages: { length: 500 } });
  expect(second.messages.map(plain)).toEqual([plain(message(500))]);
  expect((await all(dir)).map(plain)).toEqual(Array.from({ length: 502 }, (_, i) => plain(message(i))));
});

it("seal() names what nobody writes to any more, once", async () => {
  const dir = await folder();
  const wal = await openWal(dir, options);
  expect(await wal.seal()).toEqual([]);
  await stored(wal, message(1));
  const [sealed, ...others] = await wal.seal();
  expect(others).toEqual([]);
  expect((await readSegment(sealed!)).messages).toHaveLength(1);
  expect(await wal.seal()).toEqual([sealed]);
  const put = await writeSealed(dir, [message(2), message(3)], 1);
  expect(await wal.seal()).toEqual([put, sealed]);
  await stored(wal, message(4));
  await wal.close();
  expect(await all(dir)).toHaveLength(4);
});

it("seal() names all that is not written any more, also when the clock is set back", async () => {
  const dir = await folder();
  const times = [5e12, 4e12, 3e12, 6e12];
  const wal = await openWal(dir, { ...options, now: () => times.shift() ?? 1e12 });
  for (const n of [1, 2, 3]) {
    await stored(wal, message(n));
    expect(await wal.seal()).toHaveLength(n);
  }
  await wal.close();
  expect(await all(dir)).toHaveLength(3);
});

it("openWal() begins another segment when one has grown large, and loses nothing", async () => {
  const dir = await folder();
  const wal = await openWal(dir, { ...options, segmentBytes: 4096 });
  for (let i = 0; i < 20; i++) {
    await Promise.all(Array.from({ length: 20 }, (_, k) => stored(wal, message(20 * i + k))));
  }
  await wal.close();
  expect((await listSegments(dir)).length).toBeGreaterThan(5);
  expect(await all(dir)).toHaveLength(400);
});

it("readSegment() stops at a torn end and finds what follows a damaged block", async () => {
  const dir = await folder();
  const file = await writeSealed(
    dir,
    [0, 1, 2, 3].map((i) => message(i)),
    1,
  );
  const whole = await readFile(file);
  await writeFile(file, whole.subarray(0, whole.length - 3));
  await appendFile(file, Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 250, 251, 252]));
  expect((await readSegment(file)).messages).toHaveLength(3);

  await writeFile(file, whole);
  const handle = await open(file, "r+");
  await handle.write(Buffer.from("XXXX"), 0, 4, 90);
  await handle.close();
  const damaged = await readSegment(file);
  expect(damaged.messages.length).toBeGreaterThanOrEqual(2);
  expect(damaged.messages.length).toBeLessThan(4);
  expect(damaged.damagedBytes).toBeGreaterThan(0);
});

it("readSegment() reads any bytes after its records without a false one, however the file is cut", async () => {
  const dir = await folder();
  const file = await writeSealed(
    dir,
    [0, 1, 2].map((i) => message(i)),
    1,
  );
  const whole = await readFile(file);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 64 }), async (length, garbage) => {
      await writeFile(file, Buffer.concat([whole.subarray(0, Math.max(8, length)), garbage]));
      const { messages } = await readSegment(file);
      expect(messages.map(plain)).toEqual([0, 1, 2].slice(0, messages.length).map((i) => plain(message(i))));
    }),
    { numRuns: 60 },
  );
});

it("readSegment() finds nothing in what a crash left of a segment just made", async () => {
  const file = path.join(await folder(), "x.wal");
  for (const left of ["", "WATT", "W\u0000\u0001garbage of forty bytes or more, for sure"]) {
    await writeFile(file, left);
    expect((await readSegment(file)).messages).toEqual([]);
  }
});
