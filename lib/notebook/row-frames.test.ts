import { describe, expect, it } from "vitest";
import { packFrames, unpackFrames } from "./row-frames.ts";

const receipt = { rowsScanned: 1, rowsSent: 2, ms: 3.5, cached: false, snapshot: "abc" };

describe("packFrames() and unpackFrames()", () => {
  it("give back every answer, byte for byte, the empty one too", () => {
    const frames = [
      { query: "a", receipt, arrow: Uint8Array.of(1, 2, 3) },
      { query: "나", receipt, arrow: new Uint8Array() },
      { query: "c", receipt, arrow: Uint8Array.of(9) },
    ];
    expect(unpackFrames(packFrames(frames))).toEqual(frames);
    expect(unpackFrames(packFrames([]))).toEqual([]);
  });

  it("does not take a body that was cut off", () => {
    const body = packFrames([{ query: "a", receipt, arrow: new Uint8Array(10) }]);
    expect(() => unpackFrames(body.subarray(0, body.length - 1))).toThrow("cut off");
  });
});
