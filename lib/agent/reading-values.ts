import type { Quality } from "#lib/metering/reading.ts";
import { type MachineSlice, machineEnergy } from "./machine-meter.ts";

/** What a slice is as a reading: power as its mean, the register at its end. What is unknown is null. */
export function readingValues(
  slice: MachineSlice,
  { energyWh, tempC }: { readonly energyWh: number; readonly tempC: number | null },
): { readonly values: Record<string, number | null>; readonly quality: Quality } {
  const { seconds, busySeconds, capacitySeconds, main, cardStates } = slice;
  const energy = machineEnergy(slice);
  const watts = (joules: number | undefined) => (joules === undefined ? null : rounded(joules / seconds, 3));
  const ofCards = cardWatts(slice);
  const hottest = cardStates.flatMap(({ tempC: each }) => (each === null ? [] : [each]));
  return {
    values: {
      power_w: watts(energy?.value),
      power_low_w: watts(energy?.low),
      power_high_w: watts(energy?.high),
      energy_wh: rounded(energyWh, 6),
      ...(main?.source === "RAPL" ? { cpu_power_w: watts(main.energy.value) } : {}),
      ...(ofCards === undefined ? {} : { gpu_power_w: ofCards }),
      cpu_pct: capacitySeconds > 0 ? rounded((100 * busySeconds) / capacitySeconds, 1) : null,
      ...(tempC === null ? {} : { cpu_temp_c: tempC }),
      ...(hottest.length > 0 ? { gpu_temp_c: Math.max(...hottest) } : {}),
    },
    quality: main?.tier === "T2" ? "measured" : "estimated",
  };
}

/** Of all cards; on battery, which holds them already, as they are now. Undefined where one of them did not tell. [W] */
function cardWatts({ seconds, cards, cardStates }: MachineSlice): number | undefined {
  const now = cardStates.flatMap(({ watts }) => (watts === null ? [] : [watts]));
  if (!cards || now.length === 0 || now.length < cardStates.length) return undefined;
  if (cards.length > 0) return rounded(cards.reduce((sum, { energy }) => sum + energy.value, 0) / seconds, 3);
  return rounded(
    now.reduce((sum, each) => sum + each, 0),
    3,
  );
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
