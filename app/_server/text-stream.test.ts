import { expect, it } from "vitest";
import { textStream } from "./text-stream.ts";

it("textStream() sends what is made, past pieces that are empty, and passes a failure on", async () => {
  async function* texts(isBroken: boolean) {
    yield "가";
    yield "";
    yield "";
    if (isBroken) throw new Error("no more");
    yield "b";
  }
  expect(await new Response(textStream(texts(false), () => {})).text()).toBe("가b");
  await expect(new Response(textStream(texts(true), () => {})).text()).rejects.toThrow("no more");
});

it("textStream() stops what makes the texts when its reader leaves", async () => {
  const seen: string[] = [];
  async function* texts() {
    try {
      for (let i = 0; ; i++) yield `${i}`;
    } finally {
      seen.push("let go");
    }
  }
  const reader = textStream(texts(), () => seen.push("told")).getReader();
  await reader.read();
  await reader.cancel();
  expect(seen).toEqual(["told", "let go"]);
});
