import * as z from "zod/mini";
import { UserError } from "#lib/core/user-error.ts";
import type { Channel } from "./channel.ts";
import { channelBody } from "./channel-body.ts";
import { maskedUrl } from "./masked-url.ts";
import { outboundTarget } from "./outbound/outbound-target.ts";

/**
 * The channel that somebody sends.
 *
 * @param before The channel as it is, of which the address of a webhook stays where none is sent.
 * @throws {UserError} If it cannot be taken; names the field.
 */
export function parseChannel(sent: unknown, id: string, privateHosts: readonly string[], before?: Channel): Channel {
  const read = z.safeParse(channelBody, sent);
  if (!read.success) throw refusal(read.error.issues[0]);
  const { min_severity: minSeverity, rule_ids: ruleIds, escalate_after_s: escalateAfterS, quiet, ...rest } = read.data;
  if (before && before.kind !== rest.kind) throw refused("kind cannot be changed: make another channel");
  if (rest.kind === "mqtt" && quiet) throw refused("quiet cannot be: MQTT holds the state of alarms at any hour");
  const hours = quiet && {
    from: quiet.from,
    to: quiet.to,
    ...(quiet.days ? { days: [...new Set(quiet.days)].sort() } : {}),
    ...(quiet.holidays ? { holidays: true } : {}),
  };
  const rules = { id, minSeverity, ruleIds, escalateAfterS, quiet: hours };
  if (rest.kind !== "webhook") return { ...rest, ...rules };
  const was = before?.kind === "webhook" ? before.config.url : undefined;
  const asked = rest.config.url;
  const url = was !== undefined && (asked === undefined || asked === maskedUrl(was)) ? was : asked;
  if (url === undefined) throw refused("config.url is missing");
  return { ...rest, ...rules, config: { url: outboundTarget(url, privateHosts).url.href } };
}

function refusal(issue: z.core.$ZodIssue | undefined): UserError {
  if (!issue) return refused("it is none");
  if (issue.code === "unrecognized_keys")
    return refused(`${[...issue.path, issue.keys[0]].join(".")} is not known here`);
  const field = issue.path.join(".") || "it";
  return refused(`${field} ${issue.message.startsWith("must") ? issue.message : `cannot be taken (${issue.message})`}`);
}

function refused(why: string): UserError {
  return new UserError(`Cannot take the channel as ${why}`);
}
