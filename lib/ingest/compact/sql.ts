/** SQL of the instant of a time in ms since 1970. */
export function instant(ms: number | string): string {
  return `make_timestamptz(CAST(${ms} * 1000 AS BIGINT))`;
}

/** SQL of the rank of a quality: the lower the better. */
export function rank(quality: string): string {
  return `(CASE ${quality} WHEN 'measured' THEN 0 WHEN 'estimated' THEN 1 ELSE 2 END)`;
}
