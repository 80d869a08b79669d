import { UserError } from "#lib/core/user-error.ts";

const ENCODINGS = ["utf-8", "euc-kr"];

/** Decodes Korean text: UTF-8, with or without a byte order mark, or else CP949 (windows-949), as Excel in Korea saves it. */
export function decodeKorean(name: string, bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new UserError(`Cannot read ${name} as it is UTF-16: save it as CSV UTF-8, or as CP949`);
  }
  for (const encoding of ENCODINGS) {
    const text = decode(bytes, encoding);
    if (text !== undefined) return text;
    if (decode(bytes, encoding, { stream: true }) !== undefined) {
      const line = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
      throw new UserError(
        `Cannot read ${name} (line ${line}) as it ends within a character, so it is cut off: fetch it again`,
      );
    }
  }
  throw new UserError(
    `Cannot read ${name} (line ${firstBadLine(bytes)}) as its text is neither UTF-8 nor CP949: save it as CSV UTF-8`,
  );
}

/** The text, or nothing where the bytes are not of that encoding; a stream may end within a character. */
function decode(bytes: Uint8Array, encoding: string, options?: { stream: true }): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, options);
  } catch {
    return undefined;
  }
}

function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end === -1 ? bytes.length : end + 1;
    const text = bytes.subarray(start, stop);
    if (ENCODINGS.every((encoding) => decode(text, encoding) === undefined)) return line;
    start = stop;
  }
  return 1;
}
