// What a redacted file is called, and whether what stands around it (its title, its name, the reason) tells
// what was covered in it: all of that goes to the auditor.
import { findWords } from './find-words';
import { isPlainlyVisible } from './visible-text';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const USUAL: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/csv': '.csv',
  'text/tab-separated-values': '.tsv',
  'text/html': '.html',
  'application/json': '.json',
  'application/jsonl': '.jsonl',
  'application/yaml': '.yaml',
  'application/xml': '.xml',
  [XLSX]: '.xlsx',
};
const LONGEST = 200;

const partsOf = (name: string): { readonly stem: string; readonly ending: string } => {
  const [, stem = name, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/s.exec(name) ?? [];
  return { stem, ending };
};

/** What the file becomes, when it becomes something else than it was. */
const madeEnding = (mediaType: string): string | null => {
  if (mediaType === 'application/pdf') return '.pdf';
  return mediaType.startsWith('image/') ? '.png' : null;
};

/** `access review (redacted).pdf`; a name that says so already stays as it is. */
export const redactedName = (name: string, mediaType: string): string => {
  const { stem, ending } = partsOf(name);
  const marked = stem.endsWith('(redacted)') ? stem : `${stem} (redacted)`;
  return `${marked}${madeEnding(mediaType) ?? ending}`;
};

/** The endings a redacted version of this file may have, the one it has by itself first. */
export const endingsOfRedacted = (name: string, mediaType: string): readonly string[] => {
  const made = madeEnding(mediaType);
  if (made !== null) return [made];
  const usual = USUAL[mediaType];
  return [...new Set([partsOf(name).ending.toLowerCase(), ...(usual === undefined ? [] : [usual])])];
};

/** Whether a redacted version of the file may be called so: a plain name in one line, with the right ending. */
export const isNameOfRedacted = (given: string, name: string, mediaType: string): boolean => {
  const { stem, ending } = partsOf(given);
  return (
    given.length <= LONGEST &&
    isPlainlyVisible(given) &&
    !/[\\/:*?"<>|\p{Cc}]/u.test(given) &&
    !/^[. ]|[. ]$/.test(given) &&
    stem.trim() === stem &&
    endingsOfRedacted(name, mediaType).includes(ending.toLowerCase())
  );
};

/** Names of files write a gap in many ways, or not at all. */
const waysToWrite = (text: string): readonly string[] => [
  text,
  text.replace(/[\s_.+-]+/gu, ' '),
  text.replace(/[\s_.+-]+/gu, ''),
];

/** Those of the texts in which one of the words stands, in any letter case and with any gaps. */
export const tellingTexts = <Name extends string>(
  texts: Readonly<Record<Name, string>>,
  words: readonly string[],
): Name[] => {
  const sought = [...new Set(words.flatMap(waysToWrite))].filter((word) => word.trim() !== '');
  return (Object.keys(texts) as Name[]).filter((name) =>
    waysToWrite(texts[name]).some((text) => findWords(text, sought).length > 0),
  );
};
