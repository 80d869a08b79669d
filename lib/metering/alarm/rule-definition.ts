import type { ActiveHours } from "./active-hours.ts";
import { durationText } from "./duration.ts";
import type { Rule, When } from "./rule.ts";

/**
 * Writes a rule as {@link parseRule} reads it, in the shortest form: what has its default is left out.
 *
 * @param rule The rule.
 * @returns Plain JSON, to be kept, or written as YAML.
 */
export function ruleDefinition(rule: Rule): Record<string, unknown> {
  const { id, name, severity, on, when, onDelayMs, offDelayMs, deadband, latch, acknowledge, confirm } = rule;
  return {
    id,
    name,
    ...(rule.enabled ? {} : { enabled: false }),
    severity,
    on: { devices: on.devices, ...(on.metric === "*" ? {} : { metric: on.metric }) },
    when: whenDefinition(when),
    ...(rule.active === null ? {} : { active: activeDefinition(rule.active) }),
    ...(onDelayMs > 0 ? { on_delay: durationText(onDelayMs) } : {}),
    ...(offDelayMs > 0 ? { off_delay: durationText(offDelayMs) } : {}),
    ...(deadband > 0 ? { deadband } : {}),
    ...(latch ? { latch } : {}),
    ...(acknowledge ? {} : { acknowledge }),
    ...(confirm ? { confirm } : {}),
    ...(rule.reAlarmMs === null ? {} : { re_alarm: durationText(rule.reAlarmMs) }),
    ...(rule.message === null ? {} : { message: rule.message }),
  };
}

function activeDefinition({ from, to, days, holidays }: ActiveHours): Record<string, unknown> {
  const isWholeDay = from === "00:00" && to === "00:00";
  return { ...(days ? { days } : {}), ...(isWholeDay ? {} : { from, to }), ...(holidays ? {} : { holidays }) };
}

function whenDefinition(when: When): Record<string, unknown> {
  const { type } = when;
  switch (type) {
    case "above":
    case "below":
      return when.ratedPct === null ? { type, limit: when.limit } : { type, rated_pct: when.ratedPct };
    case "outside":
      return { type, low: when.low, high: when.high };
    case "range":
      return { type };
    case "residual":
      return when.limit === null ? { type } : { type, limit: when.limit };
    case "silence":
      return { type, for: durationText(when.forMs) };
    case "rate":
      return { type, window: durationText(when.windowMs), ...sides(when) };
    case "budget":
      return { type, period: when.period, kwh: when.kwh, ...(when.projected ? { projected: true } : {}) };
    case "forecast":
      return {
        ...{ type, ...sides(when), horizon: durationText(when.horizonMs) },
        ...(when.windowMs === when.horizonMs ? {} : { window: durationText(when.windowMs) }),
        ...(when.method === "trend" ? {} : { method: when.method }),
      };
  }
}

function sides({ above, below }: { readonly above: number | null; readonly below: number | null }) {
  return { ...(above === null ? {} : { above }), ...(below === null ? {} : { below }) };
}
