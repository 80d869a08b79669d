import type { QuietHours } from "./routing/quiet-hours.ts";

/** Where each kind of channel leads. The secret of a webhook is kept apart: see site_secret. */
export type ChannelTarget =
  | { readonly kind: "email"; readonly config: { readonly to: readonly string[]; readonly language: "en" | "ko" } }
  | { readonly kind: "webhook"; readonly config: { readonly url: string } }
  | { readonly kind: "push"; readonly config: Readonly<Record<string, never>> }
  | { readonly kind: "mqtt"; readonly config: Readonly<Record<string, never>> };

/** Which news a channel is told of, and when. */
export interface ChannelRules {
  readonly minSeverity: number;
  /** Rules it hears of; null: all. */
  readonly ruleIds: readonly string[] | null;
  readonly quiet: QuietHours | null;
  /** It hears only of what is active and unacknowledged after so long; null: of everything, at once. [s] */
  readonly escalateAfterS: number | null;
  readonly enabled: boolean;
}

/** A way by which people, or their programs, hear of alarms. */
export type Channel = ChannelRules & ChannelTarget & { readonly id: string; readonly name: string };
