import type { MeterModel } from "./meter-model.ts";
import type { RoomModel } from "./room-model.ts";
import type { ThermometerModel } from "./thermometer-model.ts";

/** What a twin is made of: plain JSON, with the version of its form. */
export type TwinModel = ThermometerModel | RoomModel | MeterModel;
