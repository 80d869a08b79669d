import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect } from "vitest";

interface Looked {
  /** A selector: only what is in it is looked at. */
  readonly within?: string;
  /** So many rules must have found what they hold for: a page that is not there has no faults. */
  readonly passing?: number;
}

/** What axe finds wrong on a page, one line a rule, with the elements. */
export async function axeFaults(page: Page, { within, passing = 10 }: Looked = {}): Promise<string[]> {
  // Axe's usual way collects the results of frames in a page of its own, which takes longer than looking; none of ours has frames.
  expect(page.frames()).toHaveLength(1);
  // What fades in has other colours until it is there.
  await expect
    .poll(() =>
      page.evaluate(() =>
        document
          .getAnimations()
          .some(
            ({ playState, effect }) =>
              playState === "running" && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
          ),
      ),
    )
    .toBe(false);
  const axe = new AxeBuilder({ page: page as never }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations, passes } = await (within === undefined ? axe : axe.include(within)).analyze();
  expect(passes.length).toBeGreaterThan(passing);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
