// The words for what stands in lists of the contract: kinds, methods, states, flags, quality. Whoever
// shows evidence takes them from here, so that a state is called the same everywhere.
import type {
  EvidenceKind,
  EvidenceState,
  FileFlag,
  Method,
  Sensitivity,
  VersionState,
} from '../../shared/domain/evidence';
import type { DateVerdict } from '../../shared/period';

const KIND = {
  screenshot: 'Screenshot',
  'system-export': 'Export of a system',
  configuration: 'Configuration',
  log: 'Log',
  ticket: 'Ticket',
  report: 'Report',
  'third-party-report': 'Report of a third party',
  policy: 'Policy',
  minutes: 'Minutes',
  agreement: 'Agreement',
  'training-record': 'Training record',
  population: 'Population',
  other: 'Other',
} as const satisfies Record<EvidenceKind, string>;

const METHOD = {
  'third-party': 'By a third party',
  'observed-export': 'Exported while somebody watched',
  export: 'Exported from the system',
  script: 'Made by a script',
  screenshot: 'Screenshot',
  manual: 'Put together by hand',
  unstated: 'Not said',
} as const satisfies Record<Method, string>;

const STATE = {
  requested: 'Requested',
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const satisfies Record<EvidenceState, string>;

const VERSION_STATE = {
  draft: 'draft',
  'in-review': 'in review',
  approved: 'approved',
  rejected: 'rejected',
  superseded: 'superseded',
} as const satisfies Record<VersionState, string>;

const FLAG = {
  'extension-disagrees': 'The ending of its name does not say what it is',
  macros: 'Holds macros',
  executable: 'A program',
  'password-protected': 'Protected by a password: nobody can read it without',
  empty: 'Holds no bytes',
  heic: 'A picture many viewers cannot show (HEIC)',
  'over-25-mb': 'Larger than 25 MB',
  'bare-link': 'Only a link: what it led to is not in the vault',
} as const satisfies Record<FileFlag, string>;

const SENSITIVITY = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
} as const satisfies Record<Sensitivity, string>;

const VERDICT = {
  inside: 'Inside',
  'partly-inside': 'Partly',
  'outside-before': 'Before',
  'outside-after': 'After',
  undated: 'Undated',
} as const satisfies Record<DateVerdict, string>;

export const kindText = (kind: EvidenceKind): string => KIND[kind];
export const methodText = (method: Method): string => METHOD[method];
export const stateText = (state: EvidenceState): string => STATE[state];
/** In small letters, to stand behind a day or a number. */
export const versionStateText = (state: VersionState): string => VERSION_STATE[state];
export const flagText = (flag: FileFlag): string => FLAG[flag];
export const sensitivityText = (sensitivity: Sensitivity): string => SENSITIVITY[sensitivity];
/** Short, for a column. */
export const verdictText = (verdict: DateVerdict): string => VERDICT[verdict];
