import { PassThrough } from "node:stream";
import type { WriteStream } from "node:tty";
import { expect, it } from "vitest";
import { createProgress } from "./create-progress.ts";

function written(use: (stream: WriteStream) => void): string {
  const stream = new PassThrough();
  use(stream as unknown as WriteStream);
  return String(stream.read() ?? "");
}

it("createProgress() writes nothing but its lines where there is no terminal", () => {
  const text = written((stream) => {
    const progress = createProgress(stream);
    const task = progress.task("Importing");
    for (let done = 0; done <= 8; done++) task.update(done, 8);
    progress.line("Done.");
    progress.stop();
  });
  expect(text).toBe("Done.\n");
});

it("createProgress() with quarters says each quarter once, also when steps are coarse or the total is unknown", () => {
  const text = written((stream) => {
    const task = createProgress(stream, { quarters: true }).task("Building");
    task.update(0, 0);
    for (const done of [1, 2, 3, 7, 8]) task.update(done, 8);
  });
  expect(text).toBe("Building: 25 %\nBuilding: 75 %\n");
});
