/** A channel as its route takes and gives it. */
export interface ChannelFields {
  readonly kind: "email" | "webhook" | "push" | "mqtt";
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly min_severity: number;
  readonly rule_ids: readonly string[] | null;
  readonly quiet: {
    readonly from: string;
    readonly to: string;
    readonly days?: readonly number[];
    readonly holidays?: boolean;
  } | null;
  readonly escalate_after_s: number | null;
  readonly enabled: boolean;
}

/** The channel that a form says. */
export function channelOfForm(form: FormData, kind: ChannelFields["kind"]): ChannelFields {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const rules = form.getAll("rules").map(String).filter(Boolean);
  const days = form.getAll("days").map(Number);
  const minutes = text("escalate");
  return {
    kind,
    name: text("name"),
    config: configOf(kind, text),
    min_severity: Number(text("min_severity") || 1),
    rule_ids: rules.length > 0 ? rules : null,
    quiet:
      form.get("quiet") === null
        ? null
        : {
            ...{ from: text("from"), to: text("until"), ...(days.length > 0 && days.length < 7 ? { days } : {}) },
            ...(form.get("holidays") === null ? {} : { holidays: true }),
          },
    escalate_after_s: minutes === "" ? null : Number(minutes) * 60,
    enabled: form.get("enabled") !== null,
  };
}

function configOf(kind: ChannelFields["kind"], text: (name: string) => string): Record<string, unknown> {
  if (kind === "email") {
    const to = text("to")
      .split(/[\s,;]+/)
      .filter(Boolean);
    return { to, language: text("language") };
  }
  if (kind === "webhook") return text("url") === "" ? {} : { url: text("url") };
  return {};
}
