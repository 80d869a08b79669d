import fc from "fast-check";
import { isUserError } from "#lib/core/user-error.ts";

/** Message of the UserError that is thrown, null where none is; anything else thrown is a fault. */
export function faultOf(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (thrown) {
    if (isUserError(thrown)) return thrown.message;
    throw thrown;
  }
}

/** A cut, or some characters replaced, put in or left out. */
export const anyMutation: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => (text: string) => text.slice(0, share * text.length)),
  fc
    .array(
      fc.record({
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
        left: fc.nat(3),
        put: fc.oneof(fc.constantFrom("", "-", "9", "\n", " ", ":", "0", "1e9", "\u0000"), fc.string({ maxLength: 3 })),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((edits) => (text: string) => {
      let changed = text;
      for (const { at, left, put } of edits) {
        const from = Math.floor(at * changed.length);
        changed = changed.slice(0, from) + put + changed.slice(from + left);
      }
      return changed;
    }),
);
