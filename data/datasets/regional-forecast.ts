import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "regional_forecast",
  rowIs: "target month × level × region × contract type × model: the forecast made with data to the month before",
  columns: {
    target_month: { type: "DATE", meaning: "First day of the month that is forecast." },
    level: { type: "VARCHAR", meaning: "municipality, province or nation." },
    region_code: { type: "VARCHAR", meaning: "Official code: five digits, two for a province, KR for the nation." },
    contract: { type: "VARCHAR", meaning: "Contract type, or total for the sum of all types." },
    model: { type: "VARCHAR", meaning: "Forecasting model." },
    ran: { type: "BOOLEAN", meaning: "Whether the model could be fitted to the history there was." },
    note: { type: "VARCHAR", meaning: "What the model did, or why it did not run.", nullable: true },
    history_months: { type: "INTEGER", meaning: "Months with data before the target month." },
    actual_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Use in the target month.", nullable: true },
    forecast_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Forecast, coherent over the levels.", nullable: true },
    base_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Forecast before reconciliation.", nullable: true },
    lo80_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Lower bound of the 80 % interval.", nullable: true },
    hi80_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Upper bound of the 80 % interval.", nullable: true },
    lo95_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Lower bound of the 95 % interval.", nullable: true },
    hi95_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Upper bound of the 95 % interval.", nullable: true },
    basis: {
      type: "VARCHAR",
      meaning: "What the intervals rest on. own: the region's past errors; pooled: all regions'; none: too few.",
    },
    error_count: { type: "INTEGER", unit: "errors", meaning: "Past errors the intervals rest on." },
    error_months: { type: "INTEGER", unit: "months", meaning: "Months these errors come from." },
    reconciliation: { type: "VARCHAR", meaning: "bottom-up or mint-diagonal; none where the model did not run." },
    mase_scale_kwh: {
      type: "DOUBLE",
      unit: "kWh",
      meaning: "Mean absolute change over a year in the history: the denominator of MASE.",
      nullable: true,
    },
  },
  key: ["target_month", "level", "region_code", "contract", "model"],
  sort: ["contract", "target_month", "level", "model", "region_code"],
};
