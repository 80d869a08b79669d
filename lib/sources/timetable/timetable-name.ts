import { UserError } from "#lib/core/user-error.ts";

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/**
 * Short name of an imported timetable: what the user gives, else that of its file.
 *
 * @throws {UserError} If it cannot be one, or is the sample's.
 */
export function timetableName(given: string | undefined, file: string): string {
  const ofFile = file
    .replace(/\.(gz|csv|ctt|ectt)$/gi, "")
    .replace(/\.(csv|ctt|ectt)$/i, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  const name = given ?? ofFile;
  if (!NAME.test(name)) {
    throw new UserError(
      given === undefined
        ? `Cannot name a timetable after ${file} as nothing of it is a letter from a to z or a digit: give a --name`
        : `Cannot name a timetable so as a name is 1 to 60 small letters, digits and hyphens: current value is ${name}`,
    );
  }
  if (name === "sample")
    throw new UserError("Cannot name a timetable sample as that is the sample's: give another --name");
  return name;
}
