const CODES = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|57P0|08|53300)/;

/** Whether something failed because the database was not there, or went away meanwhile. */
export function isDatabaseAway(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth++) {
    const { code } = each as { code?: unknown };
    if (typeof code === "string" && CODES.test(code)) return true;
    if (/Connection terminated|timeout exceeded when trying to connect|has not been started/.test(each.message))
      return true;
  }
  return false;
}
