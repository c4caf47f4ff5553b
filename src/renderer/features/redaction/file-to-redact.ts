// The file this screen is about, and how it can be redacted.
import type { EvidenceFile, EvidenceVersion } from '../../../shared/domain/evidence';
import type { EvidenceId } from '../../../shared/ids';

export interface FileToRedact {
  readonly id: EvidenceId;
  readonly version: number;
  readonly position: number;
  readonly file: EvidenceFile;
  readonly of: EvidenceVersion;
}

/** What is said of the redacted version; what is left out stays as it was. */
export interface RedactedSays {
  readonly reason: string;
  readonly title: string;
  readonly fileName?: string;
}

export type RedactedBy = 'pages' | 'columns' | 'words';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const WAYS: Readonly<Record<string, readonly RedactedBy[]>> = {
  'application/pdf': ['pages'],
  [XLSX]: ['columns'],
  'text/csv': ['columns', 'words'],
  'text/tab-separated-values': ['columns', 'words'],
  'text/plain': ['words'],
  'text/markdown': ['words'],
  'text/html': ['words'],
  'application/json': ['words'],
  'application/jsonl': ['words'],
  'application/yaml': ['words'],
  'application/xml': ['words'],
};

/** Ways to redact a file of this type, the usual one first; none when it cannot be done here. */
export const waysToRedact = (mediaType: string): readonly RedactedBy[] =>
  mediaType.startsWith('image/') ? ['pages'] : (WAYS[mediaType] ?? []);
