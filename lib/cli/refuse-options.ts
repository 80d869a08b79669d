import type { Command } from "commander";
import { UserError } from "#lib/core/user-error.ts";

/**
 * Refuses options that were given and would change nothing, rather than pass over them.
 *
 * @param names Options as commander holds them: `dcAc` is `--dc-ac`.
 * @param why What stands in their way and the mend, to follow the option's name.
 * @throws {UserError} If one was given.
 */
export function refuseOptions(command: Command, names: readonly string[], why: string): void {
  const given = command.options.find((option) => {
    const name = option.attributeName();
    return names.includes(name) && command.getOptionValueSource(name) === "cli";
  });
  if (given) throw new UserError(`Cannot use ${given.long} ${why}`);
}
