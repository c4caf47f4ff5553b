// Questionnaires of the team's own to begin with: a record that asks no vendor is one to copy (a kit brings such).
import { QUESTIONNAIRE } from '../../shared/domain/programme';
import { RecordId } from '../../shared/domain/programme/record-id';
import { factsAs, recordsOf } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { questionnaireTemplate, questionnaireTemplates } from './templates';

type Asked = ReturnType<typeof factsAs<typeof QUESTIONNAIRE>>['questions'][number];

/** What a questionnaire begins with: its name, and the questions without anything answered. */
export interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly questions: readonly Omit<Asked, 'answer' | 'comment' | 'finding' | 'task'>[];
  readonly threshold: number | null;
}

const OWN = 'A questionnaire of your own that asks no vendor yet; it stays as it is.';

const ownBeginnings = (vault: OpenVault): Beginning[] =>
  recordsOf(vault.db, 'questionnaire').flatMap((record) => {
    const { title, vendor, threshold, questions } = factsAs(QUESTIONNAIRE, record);
    if (vendor !== '' || questions.length === 0) return [];
    const bare = questions.map(({ reference, area, question, kind, options, weight, wanted }) => ({
      ...{ reference, area, question, kind, options, weight, wanted },
    }));
    return [{ id: record.id, title, about: OWN, threshold, questions: bare }];
  });

/** Ours first, then the team's own by number. */
export const beginnings = (vault: OpenVault): Beginning[] => [
  ...questionnaireTemplates().map((one) => ({ ...one, threshold: null })),
  ...ownBeginnings(vault),
];

/** @throws UserError use.bad-input (there is none of this name) */
export const beginningOf = (vault: OpenVault, id: string): Beginning =>
  (RecordId.safeParse(id).success ? ownBeginnings(vault).find((one) => one.id === id) : undefined) ?? {
    ...questionnaireTemplate(id),
    threshold: null,
  };
