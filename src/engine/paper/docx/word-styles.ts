// How a document of ours looks in Word, by styles that whoever takes it on can change in one place.
import { BorderStyle, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import { MONO } from './word-text';

/** Fonts that are there wherever Word is; the PDF has the product's own inside. */
const SERIF = 'Cambria';
const SANS = 'Calibri';

const half = (points: number): number => Math.round(points * 2);
const twentieths = (points: number): number => Math.round(points * 20);

interface Style {
  readonly font: string;
  readonly size: number;
  readonly color: string;
  readonly bold: boolean;
  readonly before: number;
  readonly after: number;
  readonly keepNext: boolean;
}

const style = (id: string, name: string, one: Partial<Style>): IParagraphStyleOptions => {
  const {
    font = SANS,
    size = 10,
    color = '1D1B18',
    bold = false,
    before = 0,
    after = 0,
    keepNext = false,
  } = one;
  return {
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: { font, size: half(size), color, bold, italics: false },
    paragraph: { spacing: { before: twentieths(before), after: twentieths(after) }, keepNext },
  };
};

const heading = (size: number, before: number, after: number) => ({
  run: { font: SANS, size: half(size), color: '1D1B18', bold: true, italics: false },
  paragraph: { spacing: { before: twentieths(before), after: twentieths(after) }, keepNext: true },
});

const rule = style('Rule', 'Rule', { after: 10, size: 4 });
const code = style('Code', 'Code', { font: MONO, size: 8.5, before: 4, after: 8 });

export const WORD_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: SERIF, size: half(10.5), color: '1D1B18' },
      // In 240ths of the font's own line.
      paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: SERIF, size: half(24), color: '1D1B18', bold: true },
      paragraph: { spacing: { before: 0, after: twentieths(10) }, keepNext: true },
    },
    heading1: heading(16, 22, 6),
    heading2: heading(12.5, 17, 5),
    heading3: heading(11, 13, 3),
    heading4: heading(10, 11, 2),
  },
  characterStyles: [
    { id: 'Mark', name: 'Mark', run: { font: SANS, size: half(9), bold: true, color: 'AC2F1E' } },
  ],
  paragraphStyles: [
    style('BodyText', 'Body Text', { font: SERIF, size: 10.5, after: 7 }),
    style('ListText', 'List Text', { font: SERIF, size: 10.5, after: 3.5 }),
    style('Kind', 'Kind', { size: 9.5, bold: true, color: '1F5A4A', keepNext: true }),
    style('FactLabel', 'Fact Label', { size: 9, color: '6F695F' }),
    style('TableHead', 'Table Head', { size: 8.5, bold: true, color: '57524A', keepNext: true }),
    style('TableText', 'Table Text', { size: 9 }),
    style('TableEnd', 'Table End', { size: 4, after: 6 }),
    style('Frame', 'Frame', { size: 8, color: '6F695F' }),
    {
      ...rule,
      paragraph: {
        ...rule.paragraph,
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: 'CFC8BB', space: 1 } },
      },
    },
    { ...code, paragraph: { ...code.paragraph, shading: { fill: 'F2EFE9', type: 'clear', color: 'auto' } } },
  ],
};
