/**
 * Rows of a dataset by column: one array a column, all of one length. Null is missing, and so is NaN in a DOUBLE column.
 *
 * DATE: "YYYY-MM-DD", a Date at UTC midnight, or days since 1970 (Int32Array). TIMESTAMP and TIMESTAMPTZ: an ISO text
 * (TIMESTAMPTZ with its offset), a Date, or microseconds since 1970 as bigint (BigInt64Array). BIGINT: a bigint or a safe
 * integer. Typed arrays of the column's own width (Float64Array, Int32Array, BigInt64Array) are copied without a look at
 * each value, but for NaN.
 */
export type Columns = Readonly<Record<string, ArrayLike<unknown>>>;
