/** A square of a colour, as legends show it. */
export function Swatch({ colour }: { readonly colour: string }) {
  return (
    <svg aria-hidden="true" width="12" height="12">
      <rect width="12" height="12" fill={colour} className="swatch" />
    </svg>
  );
}
