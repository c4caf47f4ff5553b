// A document of management on its way to paper or to Markdown.
import { blocksOfTexts, textsOfDocument } from '../../shared/document/titled-texts';
import { examinedTime } from '../../shared/domain/engagement';
import { DOCUMENT, type Facts } from '../../shared/domain/programme';
import { isSameText } from '../../shared/domain/programme/draft-again';
import { DOCUMENT_TYPES } from '../../shared/domain/programme/document';
import { CATEGORY_LABELS } from '../../shared/domain/programme/vendor-report';
import type { EngagementId } from '../../shared/ids';
import { getEngagement } from '../engagement';
import { memberNames } from '../journal/member-names';
import type { Paper } from '../paper';
import { type StoredRecord, versionsOf } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { enumerated, timeWords } from './markdown-words';

const textsOf = (vault: OpenVault, facts: Facts['document']) =>
  textsOfDocument(facts, getEngagement(vault, facts.engagement as EngagementId).type);

const isFinished = (state: string): boolean => state === 'reviewed' || state === 'signed';

/** Who put their name to this text, and on which day: notes may have been changed beside it since. */
const signedBy = (vault: OpenVault, record: StoredRecord, meaning: 'reviewed' | 'signed'): string => {
  const rows = vault.db
    .prepare(
      `SELECT member, at, version FROM register_signature
       WHERE register = 'document' AND number = ? AND meaning = ? ORDER BY at, member`,
    )
    .all(record.number, meaning) as { member: number; at: string; version: number }[];
  const versions = new Map(versionsOf(vault.db, record.id).map((one) => [one.version, one.facts]));
  const names = memberNames(vault.db);
  return rows
    .filter(({ version }) => isSameText('document', versions.get(version) ?? {}, record.facts))
    .map(({ member, at }) => `${names.get(member) ?? ''}, ${at.slice(0, 10)}`)
    .join('; ');
};

const paperFacts = (
  vault: OpenVault,
  record: StoredRecord,
  facts: Facts['document'],
): (readonly [string, string])[] => {
  const engagement = getEngagement(vault, facts.engagement as EngagementId);
  const time = timeWords(examinedTime(engagement));
  const all: readonly (readonly [string, string])[] = [
    ['Organization', vault.organization],
    ['System', engagement.systemName],
    // A bridge letter speaks of days after an examination, and no firm has looked at it.
    ...(facts.type === 'bridge-letter'
      ? []
      : ([
          ['Examination', `SOC 2 Type ${engagement.type === 1 ? 'I' : 'II'} ${time}`],
          ['Categories', enumerated(engagement.categories.map((id) => CATEGORY_LABELS[id]))],
          ['CPA firm', engagement.firm],
        ] as const)),
    ['State', DOCUMENT.states[record.state] ?? record.state],
    ['Version', `${record.id} version ${String(record.version)}, of ${record.on}`],
    ['Reviewed by', signedBy(vault, record, 'reviewed')],
    ['Signed by a member', signedBy(vault, record, 'signed')],
    ['Signatory', facts.signatory],
  ];
  return all.filter(([, value]) => value !== '');
};

/** What stands on its pages. A document that nobody has reviewed says on each that it is a draft. */
export const documentPaper = (vault: OpenVault, record: StoredRecord, facts: Facts['document']): Paper => ({
  title: facts.title,
  kind: facts.type === '' ? 'Document' : DOCUMENT_TYPES[facts.type],
  facts: paperFacts(vault, record, facts),
  blocks: blocksOfTexts(textsOf(vault, facts)),
  footer: `${record.id} ${facts.title}, version ${String(record.version)}`,
  mark: isFinished(record.state) ? null : 'Draft',
  language: 'en',
});

/** The texts as they were written, one after the other. */
export const documentMarkdown = (vault: OpenVault, record: StoredRecord, facts: Facts['document']): string =>
  [
    `# ${facts.title}`,
    ...(isFinished(record.state) ? [] : ['**Draft: nobody has reviewed this text.**']),
    ...textsOf(vault, facts).flatMap(({ title, markdown }) => [
      ...(title === '' ? [] : [`## ${title}`]),
      markdown.trim(),
    ]),
  ].join('\n\n') + '\n';
