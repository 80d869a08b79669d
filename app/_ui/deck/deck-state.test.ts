import { expect, it } from "vitest";
import { FIRST, pressed } from "./deck-state.ts";

const after = (...keys: string[]) => keys.reduce((state, key) => pressed(state, key, 9) ?? state, FIRST);

it("pressed() goes forward and back, and never past either end", () => {
  expect(after("ArrowRight", " ", "PageDown", "ArrowDown").at).toBe(4);
  expect(after("ArrowRight", "ArrowRight", "PageUp", "ArrowLeft", "ArrowUp").at).toBe(0);
  expect(after("End", "ArrowRight").at).toBe(8);
  expect(after("End", "Home").at).toBe(0);
});

it("pressed() goes to the slide whose number was typed, also out of the overview, and forgets it at Escape", () => {
  expect(after("3", "Enter")).toEqual({ ...FIRST, at: 2 });
  expect(after("o", "7", "Enter")).toEqual({ ...FIRST, at: 6 });
  expect(after("1", "2", "Enter").at).toBe(8);
  expect(after("1", "Backspace", "4", "Enter").at).toBe(3);
  expect(after("4", "Escape", "Enter")).toEqual(FIRST);
});

it("pressed() opens overview, black screen and help, and leaves each", () => {
  expect(after("o").mode).toBe("overview");
  expect(after("o", "ArrowRight", "Enter")).toEqual({ ...FIRST, at: 1 });
  expect(after("b").mode).toBe("black");
  expect(after("b", "ArrowRight")).toEqual(FIRST);
  expect(after("?").mode).toBe("help");
  expect(after("?", "ArrowRight").at).toBe(0);
  expect(after("?", "Escape")).toEqual(FIRST);
});

it("pressed() leaves alone what is no key of a deck", () => {
  for (const key of ["Escape", "Enter", "Tab", "x", "f", "s"]) expect(pressed(FIRST, key, 9), key).toBeUndefined();
});
