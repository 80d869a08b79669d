import { hasMosquitto } from "#lib/broker/mosquitto-fixture.ts";
import { aptInstall, isDebianRoot } from "./debian.ts";

/** Brings Mosquitto where it can be had, so that the client of a broker elsewhere is tested against it; without it not at all. */
export function bringMosquitto(say: (line: string) => void): void {
  if (hasMosquitto()) return;
  if (process.platform === "linux" && isDebianRoot()) aptInstall(["mosquitto", "mosquitto-clients"], say);
  else say("Mosquitto is not installed: the client of a broker that runs elsewhere is not tested.");
}
