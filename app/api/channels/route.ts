import { randomBytes } from "node:crypto";
import { channelView } from "#lib/notify/channel-view.ts";
import { parseChannel } from "#lib/notify/parse-channel.ts";
import { addChannel } from "#lib/state/notify/channels.ts";
import { ACTOR, answered, answeredBody } from "../../_server/channels/answered.ts";
import { listedChannels } from "../../_server/channels/listed-channels.ts";
import { problem } from "../../_server/problem.ts";

const ID = /^[a-z0-9](-?[a-z0-9]){0,39}$/;

/** The channels, each with how its deliveries went in the last week. Secrets are not among it. */
export function GET(): Promise<Response> {
  return answered(async (db) => Response.json({ channels: await listedChannels(db, Date.now()) }));
}

/** Makes a channel. A webhook's answer has the secret that signs its messages: it is shown this once. */
export function POST(request: Request): Promise<Response> {
  return answeredBody(request, "{kind, name, config, …}: see /api/openapi.json", async (sent, db, settings) => {
    const { id: asked, ...rest } = sent;
    if (asked !== undefined && !(typeof asked === "string" && ID.test(asked))) {
      return problem(400, "Bad request", "id must be at most 40 small letters, digits and single hyphens between them");
    }
    const id = asked ?? idOf(rest.name);
    const channel = parseChannel(rest, id, settings.notify.privateHosts);
    const added = await addChannel(db, channel, ACTOR, Date.now());
    if (!added) return problem(409, "It is there already", `There is a channel ${id} already: choose another id`);
    const location = `/api/channels/${id}`;
    return Response.json({ ...channelView(channel), ...added }, { status: 201, headers: { location } });
  });
}

/** An id that reads like the name where that can be. */
function idOf(name: unknown): string {
  const slug =
    typeof name === "string"
      ? name
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, "-")
          .replace(/^-|-$/g, "")
      : "";
  return [slug.slice(0, 30).replace(/-$/, "") || "channel", randomBytes(3).toString("hex")].join("-");
}
