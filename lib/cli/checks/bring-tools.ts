// A process of its own: installing waits for a network, and other checks go on meanwhile.
import { isUserError } from "#lib/core/user-error.ts";
import { bringBubblewrap } from "./bring-bubblewrap.ts";
import { bringMosquitto } from "./bring-mosquitto.ts";
import { findChromium } from "./chromium.ts";

bringBubblewrap(console.log);
bringMosquitto(console.log);
try {
  findChromium(process.env, console.log);
} catch (error) {
  if (!isUserError(error)) throw error;
  console.log(error.message);
}
