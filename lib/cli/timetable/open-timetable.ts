import { decodeKorean } from "#lib/sources/table/korean-text.ts";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import { readInstance } from "#lib/timetable/format/read-instance.ts";
import { readSolution } from "#lib/timetable/format/read-solution.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";

/**
 * Reads the instance of a `.ctt` or `.ectt` file.
 *
 * @throws {UserError} If the file cannot be read or taken.
 */
export async function openInstance(path: string): Promise<Instance> {
  const { name, text } = await openText(path);
  return readInstance(text, name);
}

/**
 * Reads a plan of an instance from a solution file.
 *
 * @throws {UserError} If the file cannot be read or taken.
 */
export async function openSolution(path: string, instance: Instance): Promise<Plan> {
  const { name, text } = await openText(path);
  return readSolution(text, name, instance);
}

async function openText(path: string): Promise<{ name: string; text: string }> {
  const [file] = await openSourceFiles([path]);
  return { name: file!.name, text: decodeKorean(file!.name, file!.bytes) };
}
