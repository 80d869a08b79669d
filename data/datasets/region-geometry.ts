import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "region_geometry",
  rowIs: "level × region",
  columns: {
    level: { type: "VARCHAR", meaning: "municipality or province." },
    region_code: { type: "VARCHAR", meaning: "Official code: five digits, two for a province." },
    geometry: {
      type: "VARCHAR",
      meaning: "Area as a GeoJSON MultiPolygon in WGS 84, outer rings clockwise as d3-geo reads them.",
    },
    centroid_lon: { type: "DOUBLE", unit: "°", meaning: "Longitude of a point that stands for the region." },
    centroid_lat: { type: "DOUBLE", unit: "°", meaning: "Latitude of a point that stands for the region." },
    kind: { type: "VARCHAR", meaning: "boundary: its border; cell: the land nearest to its point." },
    source: { type: "VARCHAR", meaning: "Where the area comes from." },
    quality: { type: "VARCHAR", meaning: "measured for a boundary, estimated for a cell." },
  },
  key: ["level", "region_code"],
  sort: ["level", "region_code"],
};
