// A document on its way to paper: what stands on it, whoever draws it (PDF or DOCX). Same paper, same bytes.
import type { Block } from '../../shared/document/blocks';

export interface Paper {
  readonly title: string;
  /** What kind of document it is, over the title: "Policy", "System description". */
  readonly kind: string;
  /** Said once under the title, in this order: edition, in force from, approved by. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly blocks: readonly Block[];
  /** At the foot of every page, before its number. */
  readonly footer: string;
  /** Across the head of every page of what is not finished, such as "Draft"; null for what is. */
  readonly mark: string | null;
  readonly language: 'en';
}
