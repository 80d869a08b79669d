/** The patterns of quality ink, once a page: light hatch for missing, dense for estimated. */
export function Hatches() {
  return (
    <svg width="0" height="0" className="hatches" aria-hidden="true">
      <defs>
        <pattern
          id="hatch-missing"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          className="hatch-missing"
        >
          <path d="M0,0V6" />
        </pattern>
        <pattern
          id="hatch-estimated"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          className="hatch-estimated"
        >
          <path d="M0,0V4" />
        </pattern>
      </defs>
    </svg>
  );
}
