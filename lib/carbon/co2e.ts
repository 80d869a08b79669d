/** Masses of greenhouse gases that go with a MWh; a gas that is left out is not counted. [kg/MWh, which is g/kWh] */
export interface GasMasses {
  readonly CO2: number;
  readonly CH4?: number | undefined;
  readonly N2O?: number | undefined;
}

/** Report of the IPCC whose potentials over 100 years are taken. */
export type GwpSet = "SAR" | "AR4" | "AR5";

/** Warming of a kg over 100 years against that of carbon dioxide: IPCC's second, fourth and fifth reports (AR5 without feedbacks). */
const GWP: Readonly<Record<GwpSet, Readonly<Required<Record<keyof GasMasses, number>>>>> = {
  SAR: { CO2: 1, CH4: 21, N2O: 310 },
  AR4: { CO2: 1, CH4: 25, N2O: 298 },
  AR5: { CO2: 1, CH4: 28, N2O: 265 },
};

/**
 * Makes one number of gases: the sum of mass times global warming potential over 100 years [1]. Korea's approvals of 2017 and
 * 2022 take those of the second report.
 *
 * @param gases Mass of each gas.
 * @param gwp Set of potentials.
 * @returns Carbon dioxide equivalent; NaN where a mass is. [kg/MWh, which is g/kWh]
 *
 * [1] IPCC, "Climate Change 1995: The Science of Climate Change," 1996, and its successors,
 *     https://www.ipcc.ch/report/ar2/wg1/.
 */
export function co2e(gases: GasMasses, gwp: GwpSet): number {
  const { CO2, CH4, N2O } = GWP[gwp];
  return gases.CO2 * CO2 + (gases.CH4 ?? 0) * CH4 + (gases.N2O ?? 0) * N2O;
}
