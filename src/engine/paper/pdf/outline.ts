// The headings of a document as the outline a PDF reader shows beside it.
import { PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef } from '@cantoo/pdf-lib';

export interface OutlineEntry {
  readonly level: number;
  readonly text: string;
  readonly page: PDFRef;
  /** Points from the lower edge of the page. */
  readonly top: number;
}

interface Node {
  readonly entry: OutlineEntry;
  readonly ref: PDFRef;
  readonly children: Node[];
}

/** More than anybody looks through; the document itself is whole. */
const MOST = 2000;

const treeOf = (pdf: PDFDocument, entries: readonly OutlineEntry[]): Node[] => {
  const roots: Node[] = [];
  const path: Node[] = [];
  for (const entry of entries.slice(0, MOST)) {
    const node: Node = { entry, ref: pdf.context.nextRef(), children: [] };
    while (path.length > 0 && (path.at(-1)?.entry.level ?? 0) >= entry.level) path.pop();
    (path.at(-1)?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
};

const write = (pdf: PDFDocument, nodes: readonly Node[], parent: PDFRef): void => {
  nodes.forEach((node, index) => {
    const before = nodes[index - 1];
    const after = nodes[index + 1];
    const first = node.children[0];
    const last = node.children.at(-1);
    const dictionary = PDFDict.withContext(pdf.context);
    dictionary.set(PDFName.of('Title'), PDFHexString.fromText(node.entry.text.slice(0, 200)));
    dictionary.set(PDFName.of('Parent'), parent);
    dictionary.set(PDFName.of('Dest'), pdf.context.obj([node.entry.page, 'XYZ', null, node.entry.top, null]));
    if (before !== undefined) dictionary.set(PDFName.of('Prev'), before.ref);
    if (after !== undefined) dictionary.set(PDFName.of('Next'), after.ref);
    if (first !== undefined && last !== undefined) {
      dictionary.set(PDFName.of('First'), first.ref);
      dictionary.set(PDFName.of('Last'), last.ref);
      // Closed: the reader sees the sections first.
      dictionary.set(PDFName.of('Count'), pdf.context.obj(-node.children.length));
    }
    pdf.context.assign(node.ref, dictionary);
    write(pdf, node.children, node.ref);
  });
};

/** Gives the document its outline; none without headings. */
export const addOutline = (pdf: PDFDocument, entries: readonly OutlineEntry[]): void => {
  const roots = treeOf(pdf, entries);
  const first = roots[0];
  const last = roots.at(-1);
  if (first === undefined || last === undefined) return;
  const ref = pdf.context.nextRef();
  write(pdf, roots, ref);
  pdf.context.assign(
    ref,
    pdf.context.obj({ Type: 'Outlines', First: first.ref, Last: last.ref, Count: roots.length }),
  );
  pdf.catalog.set(PDFName.of('Outlines'), ref);
};
