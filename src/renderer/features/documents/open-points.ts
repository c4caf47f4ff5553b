// What is open in a document as it is being written: marks are counted in the text on the screen, everything else is of
// the version that was saved.
import type { DescriptionGap } from '../../../shared/calls/documents';
import { descriptionGapText } from '../../../shared/description-gap-texts';
import type { Output } from '../../../shared/contract';
import { PARTS } from '../../../shared/document/titled-texts';
import type { DescriptionPart, ManagementDocument } from '../../../shared/domain/programme/document';
import { unfinishedMarks } from '../../../shared/domain/programme/unfinished-marks';
import { documents } from '../../messages/documents';

export type Completeness = Output<'documents', 'completeness'>;

export interface PartInWork {
  readonly part: DescriptionPart;
  readonly isAsked: boolean;
  readonly isEmpty: boolean;
  readonly gaps: readonly DescriptionGap[];
}

const marksOf = (part: DescriptionPart, text: string): DescriptionGap[] =>
  unfinishedMarks(text).map((subject) => ({ part, code: 'unfinished-mark', subject }));

export const partsInWork = (
  facts: ManagementDocument,
  completeness: Completeness | undefined,
): readonly PartInWork[] =>
  PARTS.map((part) => {
    const isAsked = completeness?.parts.find((one) => one.part === part)?.isAsked ?? part !== 'changes';
    const isEmpty = facts[part].trim() === '';
    const others =
      completeness?.gaps.filter(
        (one) => one.part === part && one.code !== 'unfinished-mark' && one.code !== 'empty',
      ) ?? [];
    const empty: DescriptionGap[] = isEmpty && isAsked ? [{ part, code: 'empty', subject: '' }] : [];
    return {
      part,
      isAsked,
      isEmpty,
      gaps: isEmpty ? empty : [...marksOf(part, facts[part]), ...others],
    };
  });

/** In words; a mark stands in the text and can be gone to. */
export interface OpenPoint {
  readonly words: string;
  readonly isMark: boolean;
}

export const pointsOfGaps = (gaps: readonly DescriptionGap[]): OpenPoint[] =>
  gaps.map((gap) => ({ words: descriptionGapText(gap), isMark: gap.code === 'unfinished-mark' }));

/** Of a letter, which has one text and is held against no register. */
export const pointsOfLetter = (text: string): OpenPoint[] =>
  text.trim() === ''
    ? [{ words: documents.letterEmpty, isMark: false }]
    : pointsOfGaps(marksOf('services', text));
