import type { ModuleType } from "../pv-array.ts";
import type { DiodeModule } from "./single-diode.ts";

/** Modules that stand for the types of PVWatts v8, with the CEC's parameters as NREL/ssc has them. */
export const CEC_MODULES: Readonly<Record<ModuleType, DiodeModule>> = {
  // Canadian Solar CS1H-320MS
  standard: {
    ...{ area: 1.6864, vmp: 35.8, imp: 9.01, alphaIsc: 0.004755, a: 1.65916, il: 9.51393, io: 4.37813e-11 },
    ...{ rs: 0.269953, rsh: 654.059, adjust: 5.79586 },
  },
  // SunPower SPR-E20-327
  premium: {
    ...{ area: 1.6297, vmp: 54.7, imp: 5.98, alphaIsc: 0.0026, a: 2.45326, il: 6.4704, io: 2.01784e-11 },
    ...{ rs: 0.421231, rsh: 261.723, adjust: 9.56482 },
  },
  // First Solar FS-6435A
  thinfilm: {
    ...{ area: 2.4751, vmp: 183.6, imp: 2.37, alphaIsc: 0.00102, a: 7.97293, il: 2.55475, io: 2.69243e-12 },
    ...{ rs: 4.60991, rsh: 2476.95, adjust: -2.49865 },
  },
};
