import { UserError } from "./user-error.ts";

const WHY: Readonly<Record<string, string>> = {
  EACCES: "this user may not: give it to who runs Wattbook",
  EPERM: "this user may not: give it to who runs Wattbook",
  EISDIR: "it is a folder where a file should be: move it away",
  ENOTDIR: "there is a file where a folder should be: move it away",
  ELOOP: "it is a link that leads to itself: remove the link",
};

/**
 * Waits for a look at a file or folder that need not be there. Only what is not there is absent: what may not be read, taken for
 * that, would be made anew over what there is, or be missing without a word.
 *
 * @param asked The look, such as that of `readFile`.
 * @param file What is looked at, for the message.
 * @returns What was seen; undefined where nothing is there.
 * @throws {UserError} Where something is there and cannot be read, by a fault of the file system.
 */
export async function ifThere<T>(asked: Promise<T>, file: string): Promise<T | undefined> {
  try {
    return await asked;
  } catch (cause) {
    return undefinedIfAbsent(cause, file);
  }
}

/**
 * The same for looks that do not wait: to be called with what was caught.
 *
 * @param thrown What the look threw.
 * @param file What was looked at, for the message.
 * @returns Undefined where nothing is there.
 * @throws {UserError} Where something is there and cannot be read, by a fault of the file system.
 */
export function undefinedIfAbsent(thrown: unknown, file: string): undefined {
  const { code } = thrown as { readonly code?: unknown };
  if (code === "ENOENT") return undefined;
  if (typeof code !== "string" || !/^E[A-Z0-9]+$/.test(code)) throw thrown;
  throw new UserError(`Cannot read ${file} (${code}): ${WHY[code] ?? "see whether its disk is sound"}`, {
    cause: thrown,
  });
}
