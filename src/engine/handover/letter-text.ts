// The same letter as plain text, for portals and for reading on a terminal: UTF-8, LF, lines of at most 78 characters
// except where a key or a name is longer.
import type { Letter, LetterPart } from './letter-pdf';
import { qrTextOf } from './qr-matrix';

const WIDTH = 78;

const wrapped = (text: string, indent = ''): string[] => {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > WIDTH) {
      found.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...found, indent + line];
};

const partLines = (part: LetterPart): string[] => {
  if (part.kind === 'heading') return ['', part.text, '-'.repeat(Math.min(WIDTH, part.text.length))];
  if (part.kind === 'text') return wrapped(part.text);
  if (part.kind === 'code') return [`  ${part.text}`];
  if (part.kind === 'fact') return [`${`${part.name}:`.padEnd(16)} ${part.value}`];
  return ['', ...qrTextOf(part.rows), ...wrapped(part.caption)];
};

export const letterText = (letter: Letter): string =>
  [
    letter.title,
    '='.repeat(Math.min(WIDTH, letter.title.length)),
    ...wrapped(letter.subtitle),
    ...letter.parts.flatMap(partLines),
    '',
  ].join('\n');
