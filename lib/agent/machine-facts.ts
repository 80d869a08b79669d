import { cpus } from "node:os";
import si from "systeminformation";
import type { MachineFacts } from "#lib/workload/power-curve.ts";

const LAPTOP = /notebook|laptop|portable|convertible|detachable|tablet|hand held/i;
const SERVER = /server|rack|blade|multi-system/i;
const DESKTOP = /desktop|tower|mini|all in one|stick|lunch box|pizza box|space-saving/i;

/** What this machine says of itself. */
export async function machineFacts(): Promise<MachineFacts> {
  const [cpu, chassis, system, battery] = await Promise.all([si.cpu(), si.chassis(), si.system(), si.battery()]);
  const threads = cpus().length;
  const brand = cpus()[0]?.model || `${cpu.manufacturer} ${cpu.brand}`.trim();
  return { brand, threads, form: formOf() };

  function formOf(): MachineFacts["form"] {
    const hasFlags = cpu.flags !== "";
    if (hasFlags ? /\bhypervisor\b/.test(cpu.flags) : system.virtual) return "virtual";
    if (battery.hasBattery || LAPTOP.test(chassis.type)) return "laptop";
    if (SERVER.test(chassis.type)) return "server";
    return DESKTOP.test(chassis.type) ? "desktop" : "unknown";
  }
}
