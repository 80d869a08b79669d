import type { Receipt } from "./run-query.ts";

/** The answer of one query among several: its rows as an Arrow stream, and its receipt. */
export interface RowFrame {
  readonly query: string;
  readonly receipt: Receipt;
  readonly arrow: Uint8Array;
}

/**
 * Several answers as one body: the length of a header in four bytes (little-endian), the header as JSON (a list of query,
 * bytes and receipt), then the Arrow streams in its order.
 */
export function packFrames(frames: readonly RowFrame[]): Uint8Array {
  const listed = frames.map(({ query, receipt, arrow }) => ({ query, bytes: arrow.byteLength, receipt }));
  const header = new TextEncoder().encode(JSON.stringify(listed));
  const body = new Uint8Array(frames.reduce((sum, { arrow }) => sum + arrow.byteLength, 4 + header.byteLength));
  new DataView(body.buffer).setUint32(0, header.byteLength, true);
  body.set(header, 4);
  let at = 4 + header.byteLength;
  for (const { arrow } of frames) {
    body.set(arrow, at);
    at += arrow.byteLength;
  }
  return body;
}

/** The answers of a body that {@link packFrames} made. */
export function unpackFrames(body: Uint8Array): RowFrame[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(body.subarray(4, 4 + length))) as {
    query: string;
    bytes: number;
    receipt: Receipt;
  }[];
  let at = 4 + length;
  return header.map(({ query, bytes, receipt }) => {
    if (at + bytes > body.byteLength)
      throw new RangeError(`Cannot read the rows of ${query} as the answer was cut off`);
    // A copy, as Arrow wants its buffers aligned to eight bytes.
    const arrow = body.slice(at, at + bytes);
    at += bytes;
    return { query, receipt, arrow };
  });
}
