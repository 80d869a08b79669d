import { PDFDocument } from "pdf-lib";

/** What a PDF says of itself. */
export interface PdfMarks {
  readonly title: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly made: Date;
}

/** Writes into a PDF what it is of: pin and snapshot stay with the file wherever it goes. */
export async function markedPdf(pdf: Uint8Array, marks: PdfMarks): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setTitle(marks.title, { showInWindowTitleBar: true });
  document.setSubject(marks.subject);
  document.setKeywords([...marks.keywords]);
  document.setLanguage(marks.language);
  document.setCreator("Wattbook");
  document.setCreationDate(marks.made);
  document.setModificationDate(marks.made);
  return document.save();
}
