/** The contract types of the sample, by the codes of dataset `regional_usage`. */
export type Contract =
  | "residential"
  | "general"
  | "education"
  | "industrial"
  | "agricultural"
  | "streetlight"
  | "midnight";

/** What the sample says of a contract type. */
export interface ContractProfile {
  /** National use in a mean month of 2023. [TWh] */
  readonly meanTwh: number;
  /** Share of each month, January first; about 1 in the mean. */
  readonly season: readonly number[];
  /** Relative size of a region's own month-to-month noise. */
  readonly noise: number;
  /** Growth a year. */
  readonly growth: number;
}

/**
 * Levels meet the rounded public totals and shares of KEPCO's table for January to April 2023 (51.2, 47.9, 44.1, 42.3 TWh;
 * industrial 52.7 %, general 23.9, residential 14.2, agricultural 4.1, midnight 2.7, educational 1.8, street lighting
 * 0.6 %) and about 549 TWh in 2024. The other months are invented: heating in winter, cooling in August.
 */
export const CONTRACT_PROFILES: Readonly<Record<Contract, ContractProfile>> = {
  residential: {
    meanTwh: 6.8,
    season: [1.06, 1.0, 0.93, 0.89, 0.87, 0.9, 1.06, 1.36, 1.16, 0.89, 0.9, 0.98],
    noise: 0.012,
    growth: 0.012,
  },
  general: {
    meanTwh: 10.8,
    season: [1.21, 1.12, 0.94, 0.85, 0.84, 0.92, 1.1, 1.19, 1.02, 0.86, 0.88, 1.07],
    noise: 0.012,
    growth: 0.01,
  },
  education: {
    meanTwh: 0.8,
    season: [1.22, 1.12, 0.96, 0.87, 0.88, 0.99, 1.07, 0.97, 1.0, 0.84, 0.94, 1.14],
    noise: 0.025,
    growth: 0.005,
  },
  industrial: {
    meanTwh: 24.35,
    season: [1.035, 0.985, 0.995, 0.985, 0.985, 0.985, 1.025, 1.015, 0.975, 0.98, 1.0, 1.035],
    noise: 0.02,
    growth: -0.002,
  },
  agricultural: {
    meanTwh: 1.78,
    season: [1.23, 1.14, 1.03, 0.91, 0.86, 0.87, 0.95, 0.98, 0.95, 0.94, 1.0, 1.14],
    noise: 0.03,
    growth: 0.015,
  },
  streetlight: {
    meanTwh: 0.28,
    season: [1.17, 1.03, 1.02, 0.93, 0.9, 0.85, 0.87, 0.92, 0.97, 1.07, 1.11, 1.16],
    noise: 0.008,
    growth: 0.004,
  },
  midnight: {
    meanTwh: 0.88,
    season: [1.95, 1.78, 1.28, 0.9, 0.62, 0.48, 0.43, 0.41, 0.45, 0.62, 1.15, 1.93],
    noise: 0.025,
    growth: -0.04,
  },
};
