import { SPARK, type SparkValues, sparkPath } from "./spark-path.ts";

/** The last day of a device as a small line; its label says its span. */
export function SparkLine({ values, label }: { readonly values: SparkValues; readonly label: string }) {
  const path = sparkPath(values);
  if (path === "") return null;
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
      width={SPARK.width}
      height={SPARK.height}
      role="img"
      aria-label={label}
    >
      <path d={path} />
    </svg>
  );
}
