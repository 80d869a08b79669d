const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Length, type and checksum around the body of a chunk. [bytes] */
const AROUND = 12;

/** A PNG with texts added before its image data, as iTXt chunks (UTF-8) by keyword [PNG, 3rd edition, 11.3.3.4]. */
export function withPngText(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const [header] = chunks(png);
  if (header?.type !== "IHDR") throw new TypeError("Cannot add texts as the bytes are not those of a PNG");
  const added = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  const at = header.start + AROUND + header.length;
  const parts = [png.subarray(0, at), ...added, png.subarray(at)];
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((offset, part) => {
    whole.set(part, offset);
    return offset + part.length;
  }, 0);
  return whole;
}

/** The text of a PNG's iTXt chunk with this keyword; undefined where there is none, or the bytes are no sound PNG. */
export function readPngText(bytes: Uint8Array, keyword: string): string | undefined {
  for (const { type, start, length } of chunks(bytes)) {
    if (type !== "iTXt") continue;
    const body = bytes.subarray(start + 8, start + 8 + length);
    const head = new TextEncoder().encode(`${keyword}\0`);
    if (!head.every((byte, i) => body[i] === byte)) continue;
    // Compressed texts are not ours; the language tag and the translated keyword are empty in ours, and passed over in any.
    if (body[head.length] !== 0) return undefined;
    const tagEnd = body.indexOf(0, head.length + 2);
    const keywordEnd = tagEnd === -1 ? -1 : body.indexOf(0, tagEnd + 1);
    if (keywordEnd === -1) return undefined;
    return new TextDecoder().decode(body.subarray(keywordEnd + 1));
  }
  return undefined;
}

interface Chunk {
  readonly type: string;
  /** Where its length stands. */
  readonly start: number;
  readonly length: number;
}

function* chunks(bytes: Uint8Array): Generator<Chunk> {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let start = SIGNATURE.length; start + AROUND <= bytes.length; ) {
    const length = view.getUint32(start);
    if (start + AROUND + length > bytes.length) return;
    yield { type: String.fromCharCode(...bytes.subarray(start + 4, start + 8)), start, length };
    start += AROUND + length;
  }
}

function textChunk(keyword: string, text: string): Uint8Array {
  if (!/^[\x21-\x7e]{1,79}$/.test(keyword))
    throw new RangeError(`Cannot add a text to a PNG under the keyword ${keyword}`);
  // Keyword, end, not compressed, method, no language, no translated keyword.
  const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - 4);
  chunk.set(body, 4);
  view.setUint32(body.length + 4, crc32(body));
  return chunk;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
