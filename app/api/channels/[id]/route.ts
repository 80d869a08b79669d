import { channelView } from "#lib/notify/channel-view.ts";
import { parseChannel } from "#lib/notify/parse-channel.ts";
import { changeChannel, readChannel, removeChannel } from "#lib/state/notify/channels.ts";
import { ACTOR, answered, answeredBody, noChannel } from "../../../_server/channels/answered.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** A channel, without secrets. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answered(async (db) => {
    const channel = await readChannel(db, id);
    return channel ? Response.json(channelView(channel)) : noChannel(id);
  });
}

/** Changes a channel to what is sent; the address of a webhook stays where none is sent, or the one that GET shows. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answeredBody(request, "{kind, name, config, …}: see /api/openapi.json", async (sent, db, settings) => {
    const { id: _, lately: __, ...rest } = sent;
    const { privateHosts } = settings.notify;
    const channel = await changeChannel(db, id, (was) => parseChannel(rest, id, privateHosts, was), ACTOR, Date.now());
    return channel ? Response.json(channelView(channel)) : noChannel(id);
  });
}

/** Removes a channel, and what waits on it. */
export async function DELETE(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answered(async (db) =>
    (await removeChannel(db, id, ACTOR)) ? new Response(null, { status: 204 }) : noChannel(id),
  );
}
