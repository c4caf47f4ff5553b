// A document as data: what a policy or a description consists of, whatever shows it (window, PDF, DOCX, HTML).
// Links and pictures are text here, and there is no markup of any kind: nothing in a document can act.

/** A stretch of text in one style; `\n` is a line break. Only what is set is there. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
}
export type Runs = readonly Run[];

export type Align = 'left' | 'center' | 'right';

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  readonly runs: Runs;
}
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly runs: Runs;
}
export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The number of the first item; 1 for lists without numbers. */
  readonly start: number;
  readonly items: readonly (readonly Block[])[];
}
/** Every row has as many cells as the head. */
export interface Table {
  readonly kind: 'table';
  readonly head: readonly Runs[];
  readonly rows: readonly (readonly Runs[])[];
  readonly align: readonly Align[];
}
export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}
export interface Rule {
  readonly kind: 'rule';
}
export interface Code {
  readonly kind: 'code';
  readonly text: string;
}
export type Block = Heading | Paragraph | List | Table | Quote | Rule | Code;

export const plainText = (runs: Runs): string => runs.map((run) => run.text).join('');

/** All text of the blocks, one line for each paragraph, cell or line of code. */
export const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [plainText(block.runs)];
      case 'list':
        return block.items.flatMap(linesOf);
      case 'table':
        return [block.head, ...block.rows].flatMap((row) => row.map(plainText));
      case 'quote':
        return linesOf(block.blocks);
      case 'code':
        return block.text.split('\n');
      case 'rule':
        return [];
    }
  });

/** A paragraph of plain text, for documents made by code. */
export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', runs: [{ text }] });
export const heading = (level: Heading['level'], text: string): Heading => ({
  kind: 'heading',
  level,
  runs: [{ text }],
});
/** A table of plain texts; rows are cut or filled up to the head. */
export const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): Table => ({
  kind: 'table',
  head: head.map((text) => [{ text }]),
  rows: rows.map((row) => head.map((_, index) => [{ text: row[index] ?? '' }])),
  align: head.map(() => 'left'),
});
