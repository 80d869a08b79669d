import * as Plot from "@observablehq/plot";
import { expect, it } from "vitest";
import { drawn } from "./drawn-fixture.ts";
import { withPoints } from "./with-points.ts";

it("withPoints() adds points to a figure in its own scales, by weight, the larger ones below", () => {
  const figure = { width: 400, height: 200, x: { domain: [0, 10] }, y: { domain: [0, 10] }, marks: [Plot.frame()] };
  const points = [
    { key: "small", x: 5, y: 5, weight: 1 },
    { key: "large", x: 5, y: 5, weight: 4 },
  ];
  const { marks, keys, root } = drawn(withPoints(figure, points));
  expect(keys).toEqual(["large", "small"]);
  expect(marks.map((mark) => Number(mark.getAttribute("r")))).toEqual([7, 5]);
  expect(root.querySelector('[aria-label="frame"]')).not.toBeNull();
});
