import type { When } from "../rule.ts";

/**
 * Names what the memory of a rule's gauge is of: a rule whose limit alone changed goes on with what it remembers.
 *
 * @param when What has to be so.
 * @returns The same text for rules whose gauges can go on from one another.
 */
export function memoryKind(when: When): string {
  switch (when.type) {
    case "rate":
      return `rate ${when.windowMs}`;
    case "budget":
      return `budget ${when.period}`;
    case "forecast":
      return when.method === "trend" ? `trend ${when.windowMs}` : "typical";
    default:
      return when.type;
  }
}
