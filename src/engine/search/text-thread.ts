// The thread that reads the text of files: whatever is in them, it can end only this thread. It knows no vault
// and no key; it gets bytes and answers words. Started by path (text-reader.ts).
import { parentPort } from 'node:worker_threads';
import { closeGlobalWaysOut } from '../../shared/no-network';
import { indexedWords } from '../db/search-words';
import { readMail, readOutlookMail } from './mail-text';
import { readDocumentText, readWorkbookText } from './office-text';
import { readPdf } from './pdf-text';
import { readPlainText } from './plain-text';
import { collectText, EnoughText, type TextCollector } from './text-collector';

export interface TextTask {
  /** The thread's own: moved, not copied. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** Words as the index keeps them; null when the file is not what it says, or closed with a password. */
export type TextAnswer = { readonly words: string; readonly isWhole: boolean } | null;

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

const read = async ({ bytes, mediaType }: TextTask, into: TextCollector): Promise<void> => {
  if (mediaType === 'application/pdf') await readPdf(bytes, into);
  else if (mediaType === 'message/rfc822') await readMail(bytes, into);
  else if (mediaType === 'application/vnd.ms-outlook') readOutlookMail(bytes, into);
  else if (mediaType === `${OFFICE}spreadsheetml.sheet`) await readWorkbookText(bytes, into);
  else if (mediaType === `${OFFICE}wordprocessingml.document`) await readDocumentText(bytes, into);
  else readPlainText(bytes, mediaType, into);
};

const answer = async (task: TextTask): Promise<TextAnswer> => {
  const collector = collectText();
  try {
    await read(task, collector);
    return { words: indexedWords(collector.text()), isWhole: true };
  } catch (error) {
    if (error instanceof EnoughText) return { words: indexedWords(collector.text()), isWhole: false };
    // What was read of a damaged file is of use; a file nobody can read at all has no words.
    const words = indexedWords(collector.text());
    return words === '' ? null : { words, isWhole: false };
  }
};

// Readers of strangers' files are large and not ours: whatever one may ask for, nobody answers.
closeGlobalWaysOut(globalThis);
parentPort?.on('message', (task: TextTask) => {
  void answer(task).then((words) => parentPort?.postMessage(words));
});
