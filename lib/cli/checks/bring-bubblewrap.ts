import { hasBubblewrap } from "#lib/lake/sandbox/bubblewrap.ts";
import { aptInstall, isDebianRoot } from "./debian.ts";

/** Brings bubblewrap where it can be had, so that readers' SQL is attacked in both kinds of sandbox; without it in one. */
export function bringBubblewrap(say: (line: string) => void): void {
  if (hasBubblewrap()) return;
  if (process.platform === "linux" && isDebianRoot()) aptInstall(["bubblewrap"], say);
  else say("bubblewrap is not installed: readers' SQL is tested in the other sandbox alone.");
}
