/** What a device may do with a topic. */
export type TopicRight =
  /** Its own, of our format: what it holds must be its own by that. */
  | "own"
  /** Of another format: its own if what it holds says so. */
  | "foreign"
  | "none";

const OWN_WRITTEN = new Set(["up", "birth", "lwt"]);
const OWN_READ = new Set(["ack", "cmd"]);

/** Whether a device may publish on a topic. */
export function publishRight(siteId: string, deviceId: string, topic: string): TopicRight {
  const [root, version, site, kind, id, last, ...rest] = topic.split("/");
  if (root === "campus" && version === "v1") {
    const isOwn =
      site === siteId && kind === "dev" && id === deviceId && rest.length === 0 && OWN_WRITTEN.has(last ?? "");
    return isOwn ? "own" : "none";
  }
  return root === "wattbook" || topic.startsWith("$") ? "none" : "foreign";
}

/** Whether a device may be told what is published on a topic: its acknowledgements and commands, and what other formats command it by. */
export function mayRead(siteId: string, deviceId: string, topic: string): boolean {
  const levels = topic.split("/");
  if (levels[0] === "campus" && levels[1] === "v1") {
    const [, , site, kind, id, last] = levels;
    return site === siteId && kind === "dev" && id === deviceId && levels.length === 6 && OWN_READ.has(last ?? "");
  }
  return isForeignCommand(deviceId, levels);
}

/** Whether a device may subscribe to a filter; what it then is not told of is left out by `mayRead()`. */
export function maySubscribe(siteId: string, deviceId: string, filter: string): boolean {
  const levels = filter.split("/");
  if (levels[0] === "campus" && levels[1] === "v1") {
    const [, , site, kind, id, last, ...rest] = levels;
    const isOwn = site === siteId && kind === "dev" && id === deviceId && rest.length === 0;
    return isOwn && (OWN_READ.has(last ?? "") || last === "+" || last === "#");
  }
  return isForeignCommand(deviceId, levels);
}

/** Tasmota's `cmnd/<id>/…`, Shelly's `<id>/rpc`, `<id>/command/…`, `shellies/<id>/…/command`, Sparkplug's `spBv1.0/<group>/{N,D}CMD/<node>/…`. */
function isForeignCommand(deviceId: string, levels: readonly string[]): boolean {
  const [first, second, third, fourth] = levels;
  if (first === "spBv1.0") return (third === "NCMD" || third === "DCMD") && `${second}/${fourth}` === deviceId;
  if (first === "cmnd") return second === deviceId && levels.length > 2;
  if (first === "shellies") return second === deviceId && levels.length > 2;
  return (
    first === deviceId && (second === "rpc" || second === "command") && first !== "wattbook" && !first.startsWith("$")
  );
}
