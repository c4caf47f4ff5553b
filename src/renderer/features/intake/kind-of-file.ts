// What kind of evidence a file probably is, from its name and its type. Only a proposal for the intake
// table: a person corrects it. Words of the name say more than the type: a PDF may be anything.
import type { EvidenceKind } from '../../../shared/domain/evidence';

const word = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<![a-z])(?:${words.join('|')})(?![a-z])`, 'i');

// The first that fits wins, so the narrower ones stand first.
const BY_NAME: readonly (readonly [RegExp, EvidenceKind])[] = [
  [word('screenshots?', 'screen ?shot', 'bildschirmfoto', 'snip', 'screencap'), 'screenshot'],
  [
    word('soc ?[123]', 'iso ?27001', 'pen ?tests?', 'penetration test', 'bridge letter', 'certificate'),
    'third-party-report',
  ],
  [word('minutes', 'protokoll', 'meeting notes'), 'minutes'],
  [word('polic(?:y|ies)', 'standard', 'procedure', 'guideline', 'richtlinie'), 'policy'],
  [
    word('agreements?', 'contracts?', 'nda', 'dpa', 'msa', 'sla', 'terms', 'addendum', 'vertrag'),
    'agreement',
  ],
  [word('trainings?', 'awareness', 'course', 'attendance'), 'training-record'],
  [word('tickets?', 'incident', 'change request', 'jira', 'issues?'), 'ticket'],
  [word('population', 'full list', 'all users', 'all changes'), 'population'],
  [word('logs?', 'audit ?trail', 'syslog'), 'log'],
  [word('config(?:uration)?s?', 'settings', 'terraform', 'rules?', 'manifest'), 'configuration'],
  [word('reports?', 'scans?', 'assessment', 'summary'), 'report'],
];

const BY_EXTENSION: Readonly<Record<string, EvidenceKind>> = {
  png: 'screenshot',
  jpg: 'screenshot',
  jpeg: 'screenshot',
  webp: 'screenshot',
  heic: 'screenshot',
  csv: 'system-export',
  tsv: 'system-export',
  xlsx: 'system-export',
  xlsm: 'system-export',
  xls: 'system-export',
  log: 'log',
  yaml: 'configuration',
  yml: 'configuration',
  tf: 'configuration',
  toml: 'configuration',
  ini: 'configuration',
  conf: 'configuration',
  json: 'system-export',
  xml: 'system-export',
  eml: 'ticket',
  msg: 'ticket',
  pptx: 'training-record',
};

/** @param mediaType by the first bytes; undefined until the file was looked at */
export const kindOfFile = (name: string, mediaType?: string): EvidenceKind => {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (mediaType?.startsWith('image/') === true) return 'screenshot';
  const words = name.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[-_.]+/g, ' ');
  const named = BY_NAME.find(([pattern]) => pattern.test(words))?.[1];
  if (named !== undefined) return named;
  if (mediaType?.startsWith('message/') === true) return 'ticket';
  return BY_EXTENSION[extension] ?? 'other';
};
