import { createTransport } from "nodemailer";
import type { Message } from "../message.ts";
import type { Outcome } from "../outcome.ts";
import { ALWAYS_HEARD } from "../routing/quiet-hours.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { isMailAddress } from "./mail-address.ts";
import { type LetterWorld, mailLetter } from "./mail-letter.ts";
import { smtpOptions } from "./smtp-options.ts";

export interface MailWorld extends Omit<LetterWorld, "language" | "channel"> {
  readonly smtpUrl?: string | undefined;
  readonly from: string;
  /** Authorities trusted besides Node's own. */
  readonly ca?: string | Buffer;
}

export interface MailChannel extends Pick<LetterWorld, "language" | "channel"> {
  readonly to: readonly string[];
}

/**
 * Sends a message as one e-mail to all addresses of a channel. Its Message-ID is that of the message, so that a mailbox shows what
 * comes twice once, and messages of one alarm make a thread.
 */
export async function sendMail(channel: MailChannel, message: Message, world: MailWorld): Promise<Outcome> {
  const { smtpUrl, from, ca } = world;
  if (smtpUrl === undefined) return { failed: "There is no mail server: set SMTP_URL" };
  // A list in the place of an address would be taken for several.
  if (!channel.to.every(isMailAddress)) return { failed: "What the channel has for an address is none" };
  const domain = from.slice(from.lastIndexOf("@") + 1);
  const mailId = (id: string) => `<wattbook.${id}@${domain}>`;
  const references = message.references.map(mailId);
  const isUrgent = message.notices.some(({ alarm, news }) => alarm.severity >= ALWAYS_HEARD && news.kind !== "cleared");
  const options = smtpOptions(smtpUrl);
  const transport = createTransport({ ...options, ...(ca ? { tls: { ca } } : {}) });
  try {
    const { rejected = [] } = await transport.sendMail({
      ...mailLetter(message, { ...world, ...channel }),
      from: { name: "Wattbook", address: from },
      to: channel.to.map((address) => ({ name: "", address })),
      envelope: { from, to: [...channel.to] },
      messageId: mailId(message.id),
      date: new Date(message.at),
      ...(references.length > 0 ? { inReplyTo: references.at(-1) as string, references } : {}),
      headers: {
        // RFC 3834: nobody's out-of-office reply is wanted.
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        ...(isUrgent ? { Importance: "high" } : {}),
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return rejected.length > 0 ? { ok: true, note: whyItFailed(`Refused: ${rejected.join(", ")}`) } : { ok: true };
  } catch (error) {
    const why = whyItFailed(error, secretsOf(smtpUrl, options));
    return isFinal(error) ? { failed: why } : { retry: why };
  } finally {
    transport.close();
  }
}

/** SMTP says by 5xx what never will do. Of a login it may yet be mended, so that is tried again like the rest. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode !== undefined && responseCode >= 500 && code !== "EAUTH";
}

function secretsOf(smtpUrl: string, options: ReturnType<typeof smtpOptions>): string[] {
  const { user = "", pass = "" } = (options.auth ?? {}) as { user?: string; pass?: string };
  const both = Buffer.from(`\u0000${user}\u0000${pass}`).toString("base64");
  return [smtpUrl, new URL(smtpUrl).password, pass, both, Buffer.from(pass).toString("base64")];
}
