/** SQL for a moment as milliseconds since 1970; NULL stays NULL. */
export function ms(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`;
}
