// The number a task is about, for links and for those who hear the row.
import type { EvidenceTask } from '../../../shared/domain/evidence-task';

export const taskObject = ({ about }: EvidenceTask): string => {
  if ('evidenceId' in about) return about.evidenceId;
  if ('sampleItemId' in about) return about.sampleItemId;
  if ('taskId' in about) return about.taskId;
  if ('requestId' in about) return about.requestId;
  return about.controlId;
};

/** The same out of a task's key: its kind, the number it is about, and for an occurrence its first day. */
export const objectOfKey = (key: string): string => key.split(' ')[1] ?? '';
