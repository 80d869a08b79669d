/** Steps of severity that are told apart by shape and word. */
export const SEVERITIES = ["critical", "high", "medium", "low"] as const;

export type SeverityStep = (typeof SEVERITIES)[number];

/** Lowest severity of each step, of OPC UA's 1 to 1000. */
export const LOWEST: Readonly<Record<SeverityStep, number>> = { critical: 800, high: 600, medium: 300, low: 1 };

export const SEVERITY_SHAPES: Readonly<Record<SeverityStep, string>> = {
  critical: "◆",
  high: "▲",
  medium: "●",
  low: "○",
};

export function severityStep(severity: number): SeverityStep {
  return SEVERITIES.find((step) => severity >= LOWEST[step]) ?? "low";
}
