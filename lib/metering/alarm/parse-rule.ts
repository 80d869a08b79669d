import { METRIC_NAME, metricUnit } from "../metric-units.ts";
import { parseActive } from "./parse-active.ts";
import { parseWhen } from "./parse-when.ts";
import type { DeviceChoice, Rule, When } from "./rule.ts";
import { RuleFields } from "./rule-fields.ts";

/** Ids of rules: lower case letters, digits and single hyphens. */
const RULE_ID = /^(?=.{1,64}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Ids that the registry knows devices and places by: they may hold slashes and blanks, but neither at an end. */
const DEVICE = /^(?![\s/])[^+#\p{Cc}]{1,128}(?<![\s/])$/u;
const MOST_DEVICES = 1000;

/**
 * Reads a rule as it is written in JSON, or in YAML that was parsed: `{id, name, severity, on: {devices, metric}, when, active, on_delay,
 * off_delay, deadband, latch, acknowledge, confirm, re_alarm, message, enabled}`.
 *
 * @param value What was written.
 * @returns The rule, with defaults where a field is missing: severity 500, no delays, no deadband, to be acknowledged.
 * @throws {UserError} If it cannot be used: names the first field that is at fault and what was expected.
 */
export function parseRule(value: unknown): Rule {
  const fields = new RuleFields("", value);
  const id = fields.text("id", RULE_ID, "lower case letters and digits with hyphens between, such as night-load");
  const when = parseWhen(fields.value("when"));
  const on = new RuleFields("on", fields.value("on"));
  const devices = devicesOf(on);
  const metric = metricOf(on, when);
  on.end();
  const rule: Rule = {
    id,
    name: fields.words("name", 120),
    enabled: fields.flag("enabled", true),
    severity: fields.has("severity") ? Math.round(fields.number("severity", 1, 1000)) : 500,
    on: { devices, metric },
    when,
    active: parseActive(fields.value("active")),
    onDelayMs: fields.duration("on_delay", 0),
    offDelayMs: fields.duration("off_delay", 0),
    deadband: fields.has("deadband") ? fields.number("deadband", 0) : 0,
    latch: fields.flag("latch", false),
    acknowledge: fields.flag("acknowledge", true),
    confirm: fields.flag("confirm", false),
    reAlarmMs: fields.has("re_alarm") ? fields.duration("re_alarm") : null,
    message: fields.has("message") ? fields.words("message", 300) : null,
  };
  if (rule.latch && !rule.acknowledge) {
    fields.refuse("acknowledge", "true, as a latching alarm is held until it is acknowledged");
  }
  if (rule.confirm && !rule.acknowledge) fields.refuse("acknowledge", "true, as confirm comes after it");
  if (rule.reAlarmMs !== null && rule.reAlarmMs < 60_000) fields.refuse("re_alarm", "a minute at least");
  checkUnit(fields, on, rule);
  checkDeadband(fields, rule);
  fields.end();
  return rule;
}

function devicesOf(on: RuleFields): DeviceChoice {
  const value = on.value("devices");
  if (value === "*") return "*";
  if (Array.isArray(value)) {
    const fits =
      value.length >= 1 &&
      value.length <= MOST_DEVICES &&
      value.every((id) => typeof id === "string" && DEVICE.test(id));
    if (fits) return [...new Set(value as string[])].sort();
  } else if (typeof value === "object" && value !== null) {
    const choice = new RuleFields("on.devices", value);
    const kind = choice.has("kind") ? choice.text("kind", DEVICE, "a kind of device, such as meter") : undefined;
    const building = choice.has("building")
      ? choice.text("building", DEVICE, "a building or room, such as engineering")
      : undefined;
    choice.end();
    if (kind !== undefined || building !== undefined) {
      return { ...(kind === undefined ? {} : { kind }), ...(building === undefined ? {} : { building }) };
    }
  }
  return on.refuse("devices", `"*", a list of 1 to ${MOST_DEVICES} ids of devices, or an object with kind or building`);
}

function metricOf(on: RuleFields, { type }: When): string {
  const any = type === "silence" || type === "range";
  const metric = any ? (on.value("metric") ?? "*") : on.value("metric");
  if (metric === "*" && any) return metric;
  return on.has("metric")
    ? on.text("metric", METRIC_NAME, `the name of a metric with its unit last, such as power_w${any ? ', or "*"' : ""}`)
    : on.refuse("metric", "the name of a metric, such as power_w");
}

function checkUnit(fields: RuleFields, on: RuleFields, { when, on: { metric } }: Rule): void {
  const unit = metricUnit(metric) ?? "";
  if (when.type === "budget" && !["W", "kW", "Wh", "kWh"].includes(unit)) {
    on.refuse("metric", "energy or power, such as energy_wh, as when.type is budget");
  }
  if ((when.type === "above" || when.type === "below") && when.ratedPct !== null && unit !== "W" && unit !== "kW") {
    new RuleFields("when", fields.value("when")).refuse("rated_pct", "left out, as on.metric is no power in W or kW");
  }
}

/** A deadband as wide as the way to the limit would keep an alarm up for ever. */
function checkDeadband(fields: RuleFields, { when, deadband }: Rule): void {
  if (when.type === "silence" && deadband > 0) fields.refuse("deadband", "left out, as silence has none");
  if (when.type === "outside" && deadband * 2 >= when.high - when.low) {
    fields.refuse("deadband", `less than half of what lies between low and high, ${(when.high - when.low) / 2}`);
  }
  const most = when.type === "residual" ? when.limit : when.type === "budget" ? when.kwh : null;
  if (most !== null && deadband >= most) fields.refuse("deadband", `less than the limit, which is ${most}`);
}
