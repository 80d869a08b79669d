import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { stripVTControlCharacters } from "node:util";

/**
 * Passes what a child writes on, line by line, under its name. Lines written before it is ready are held back: they are
 * its own greetings, and passed on only if it ends first.
 */
export function relayOutput(
  child: ChildProcess,
  name: string,
  ready: Promise<unknown>,
  say: (line: string) => void,
): void {
  let held: string[] | undefined = [];
  void ready.then(
    () => (held = undefined),
    () => undefined,
  );
  const pass = (line: string) => {
    if (stripVTControlCharacters(line).trim() !== "") say(`${name}: ${line}`);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on("line", (line) => (held ? held.push(line) : pass(line)));
  }
  child.once("close", () => {
    for (const line of held ?? []) pass(line);
    held = undefined;
  });
}
