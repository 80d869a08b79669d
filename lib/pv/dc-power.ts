/** Cell temperature of standard test conditions. [deg C] */
const STANDARD_CELL = 25;
/** Light of standard test conditions. [W/m2] */
const STANDARD_LIGHT = 1000;

/**
 * DC power of modules by their light and cell temperature, as PVWatts has it [1]:
 *
 *     P = P₀·(1 + γ·(T − 25))·G / 1000
 *
 * @param rated Rated power P₀ under standard test conditions. [W, or the unit of the result]
 * @param gamma Temperature coefficient γ of power. [per K]
 * @param cell Cell temperature T. [deg C]
 * @param transmitted Light G that reaches the cells. [W/m2]
 * @returns Power before losses; NaN where an input is missing.
 *
 * [1] A. P. Dobos, "PVWatts Version 5 Manual," NREL/TP-6A20-62641, 2014, doi:10.2172/1158421.
 */
export function dcPower(rated: number, gamma: number, cell: number, transmitted: number): number {
  return (rated * (1 + gamma * (cell - STANDARD_CELL)) * transmitted) / STANDARD_LIGHT;
}
