import { expect, it } from "vitest";
import { frameQueue } from "./frame-queue.ts";

it("frameQueue() keeps the newest, drops the oldest and says how many, once", () => {
  const queue = frameQueue<number>(3);
  for (let i = 1; i <= 5; i++) queue.push(i);
  expect(queue.length).toBe(3);
  expect(queue.take()).toEqual({ frames: [3, 4, 5], dropped: 2 });
  expect(queue.take()).toEqual({ frames: [], dropped: 0 });
});
