import { openMeter } from "./meter-twin.ts";
import { openRoom } from "./room-twin.ts";
import { openThermometer } from "./thermometer-twin.ts";
import type { Twin, TwinState } from "./twin.ts";
import type { TwinModel } from "./twin-model.ts";

/**
 * Opens the twin of a device. It is told moments in the order of time and knows nothing of later ones.
 *
 * @param model What the twin is made of.
 * @param state What an earlier twin of the same model saved; absent: it starts.
 * @returns The twin.
 */
export function openTwin(model: TwinModel, state?: TwinState): Twin {
  switch (model.kind) {
    case "thermometer":
      return openThermometer(model, state);
    case "room5r1c":
      return openRoom(model, state);
    case "meter":
      return openMeter(model, state);
  }
}
