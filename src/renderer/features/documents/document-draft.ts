// A document while it is written: which fields differ from the version it began with, and how they are saved as one.
import { useState } from 'react';
import type { ManagementDocument } from '../../../shared/domain/programme/document';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { Failure } from '../../../shared/errors';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';

type Edits = Partial<ManagementDocument>;

export interface DocumentDraft {
  /** As it would be saved. */
  readonly facts: ManagementDocument;
  readonly isDirty: boolean;
  readonly isEdited: (field: string) => boolean;
  readonly set: (field: string, value: unknown) => void;
  /** The document as it is then; null when it failed. Writes nothing when nothing differs. */
  readonly save: () => Promise<RecordDetail | null>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const useDocumentDraft = (record: RecordDetail): DocumentDraft => {
  const change = useCommand('programme', 'change');
  const [edits, setEdits] = useState<Edits>({});
  /** What the writer had before them: what somebody else saves meanwhile is not written over. */
  const [from, setFrom] = useState(record.version);
  const stored = record.facts as ManagementDocument;
  const isDirty = Object.keys(edits).length > 0;
  return {
    facts: { ...stored, ...edits },
    isDirty,
    isEdited: (field) => Object.hasOwn(edits, field),
    set: (field, value) => {
      if (!isDirty) setFrom(record.version);
      setEdits((now) => {
        const next = { ...now, [field]: value };
        if (!same(stored[field as keyof ManagementDocument], value)) return next;
        const { [field as keyof ManagementDocument]: _, ...rest } = next;
        return rest;
      });
    },
    save: async () => {
      if (!isDirty) return record;
      const kept = edits;
      const saved = await change.run({
        ...{ id: record.id, version: from, facts: { ...kept }, state: null, on: today(), note: '' },
      });
      // What was typed while it was saved stays.
      if (saved !== null) {
        setFrom(saved.version);
        setEdits((now) =>
          Object.fromEntries(
            Object.entries(now).filter(
              ([field, value]) => !same(kept[field as keyof ManagementDocument], value),
            ),
          ),
        );
      }
      return saved;
    },
    isRunning: change.isRunning,
    failure: change.failure,
  };
};
