// What about one document of management wants somebody's eye: places still to be written, and names that are missing.
import { DOCUMENT } from '../../../shared/domain/programme';
import { DESCRIPTION_PARTS, type DescriptionPart } from '../../../shared/domain/programme/document';
import { isSameText } from '../../../shared/domain/programme/draft-again';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import type { Signal } from '../../../shared/domain/programme/signal';
import { unfinishedMarks } from '../../../shared/domain/programme/unfinished-marks';
import type { ReadableDb } from '../../db/handles';
import { factsAs, factsIn, type StoredRecord } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';

const PARTS = Object.keys(DESCRIPTION_PARTS) as DescriptionPart[];

/** Parts, or of a letter its text, in which something is to be written. */
const openParts = (record: StoredRecord, context: SignalContext): number => {
  const facts = factsAs(DOCUMENT, record);
  const isTypeOne = context.engagement?.id === facts.engagement && context.engagement.type === 1;
  const texts =
    facts.type === 'system-description'
      ? PARTS.filter((part) => part !== 'changes' || !isTypeOne || facts.changes !== '').map(
          (part) => facts[part],
        )
      : [facts.text];
  return texts.filter((text) => text.trim() === '' || unfinishedMarks(text).length > 0).length;
};

/** The text of each document somebody put their name to last, by its number. */
const signedTexts = (db: ReadableDb): ReadonlyMap<number, RecordFacts> => {
  const rows = db
    .prepare(
      `SELECT s.number, v.facts FROM register_signature AS s
       JOIN register_version AS v ON v.register = s.register AND v.number = s.number AND v.version = s.version
       WHERE s.register = 'document' ORDER BY s.number, s.version`,
    )
    .all() as { number: number; facts: string }[];
  return new Map(rows.map(({ number, facts }) => [number, factsIn(facts)]));
};

/** Said to be reviewed or signed, and nobody's name stands under this text. */
const lacksName = (record: StoredRecord, context: SignalContext): boolean => {
  const { signedFile } = factsAs(DOCUMENT, record);
  if (record.state === 'signed' && signedFile.length > 0) return false;
  const signed = context.once('signed documents', signedTexts).get(record.number);
  return signed === undefined || !isSameText('document', signed, record.facts);
};

export const documentSignals: SignalsOf = (record, context) => {
  if (record.state === 'superseded') return [];
  const signals: Signal[] = [];
  const open = openParts(record, context);
  const isSaidToHold = record.state === 'reviewed' || record.state === 'signed';
  if (open > 0) signals.push({ code: 'parts-open', weight: isSaidToHold ? 'stop' : 'look', number: open });
  if (isSaidToHold && lacksName(record, context))
    signals.push({ code: 'not-signed', weight: 'look', number: null });
  return signals;
};
