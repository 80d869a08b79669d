import { readChannel } from "#lib/state/notify/channels.ts";
import { tryChannel } from "#lib/state/notify/try-channel.ts";
import { answered, noChannel } from "../../../../_server/channels/answered.ts";

/** Sends a test on a channel, once, and answers what came of it: `{ok: true, note?}` or `{ok: false, error, passing}`. */
export async function POST(
  _: Request,
  { params }: { readonly params: Promise<{ readonly id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answered(async (db, settings) => {
    const channel = await readChannel(db, id);
    if (!channel) return noChannel(id);
    const outcome = await tryChannel(db, settings, channel);
    if ("ok" in outcome) return Response.json(outcome);
    // A passing failure would be tried again if it were an alarm.
    const passing = "retry" in outcome;
    return Response.json({ ok: false, error: passing ? outcome.retry : outcome.failed, passing });
  });
}
