import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { sourceIn } from "./source-in.ts";

const READERS = path.resolve(import.meta.dirname, "../sources/weather");

it("sourceIn() keeps a source's name, and says what was noted of it in Korean", () => {
  const source = "Seoul.epw; direct and diffuse light of 8760 intervals are estimated from global by Erbs' correlation";
  expect(sourceIn(source, "en")).toBe(source);
  expect(sourceIn(source, "ko")).toBe("Seoul.epw; 구간 8760개의 직달·산란 일사는 Erbs 상관식으로 전일사에서 추정함");
});

it("sourceIn() knows each note that a reader of weather files makes", () => {
  const notes = readdirSync(READERS)
    .filter((name) => name.endsWith(".ts") && !name.includes("test") && !name.includes("fixture"))
    .flatMap((name) => {
      const written = readFileSync(path.join(READERS, name), "utf8");
      const text = written.replace(/\$\{name\}/g, "wind speed").replace(/\$\{[^{}]*\}/g, "7");
      const lists = [...text.matchAll(/notes(?:: | = )\[?([\s\S]*?)\](?:,|;| :)/g)].map(([, list]) => list as string);
      const own = /function yearNotes[\s\S]*?\n\}/.exec(text)?.[0] ?? "";
      return [...lists, own].flatMap((list) =>
        [...list.matchAll(/[`"]([^`"]* [^`"]*)[`"]/g)].map(([, note]) => note as string),
      );
    })
    .filter((note) => !/^(global irradiance|air temperature|wind speed)$/.test(note));
  expect(notes.length).toBeGreaterThan(9);
  const unknown = notes.filter((note) => sourceIn(note, "ko") === note);
  expect(unknown).toEqual([]);
});
