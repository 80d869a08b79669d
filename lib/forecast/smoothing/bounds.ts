/** Smallest α, β and γ: below, a component no longer learns. As in R's forecast 8.20, ets(lower). */
export const SMOOTHING_MIN = 1e-4;

/** Largest α. As in R's forecast 8.20, ets(upper). */
export const SMOOTHING_MAX = 0.9999;

/** Smallest damping φ: below, a slope dies within a few periods (Hyndman et al. 2008, §2.4, doi:10.1007/978-3-540-71918-2). */
export const DAMPING_MIN = 0.8;

/** Largest damping φ: above, it cannot be told from none (Hyndman et al. 2008, §2.4, doi:10.1007/978-3-540-71918-2). */
export const DAMPING_MAX = 0.98;
