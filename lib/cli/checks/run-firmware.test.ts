import { expect, it } from "vitest";
import { firmwareTally } from "./run-firmware.ts";

it("firmwareTally() takes the last line's counts, and a run without one, or that fails beside it, for a failure", () => {
  const output = "host 10 passed, 0 failed\nfirmware: 10 passed, 0 failed, 2 skipped\n";
  expect(firmwareTally(output, true)).toEqual({ passed: 10, failed: 0, skipped: 2 });
  expect(firmwareTally(output, false)).toEqual({ passed: 10, failed: 1, skipped: 2 });
  expect(firmwareTally("firmware: 10 passed, 1 failed, 0 skipped\n", false)).toEqual({
    passed: 10,
    failed: 1,
    skipped: 0,
  });
  expect(firmwareTally("make: *** [test] Error 1\n", false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(firmwareTally("", true)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
