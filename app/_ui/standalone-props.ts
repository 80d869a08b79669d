import type { FigureTable } from "#lib/notebook/analysis.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";

/** A page to be read or printed as it stands: nothing in it can be changed. */
export interface StandaloneProps {
  readonly page: PageContent;
  /** Absent where a live page is shown. */
  readonly pin?: { readonly id: string; readonly created: string };
  /** Where the same view is found again, whole, and as a QR code's SVG. */
  readonly address: string;
  readonly qr: string;
  readonly tables: Readonly<Record<string, FigureTable>>;
}
