// How the answers of a questionnaire stand by the team's own rule: worked out when asked for, never stored.
import { QUESTIONNAIRE } from '../../shared/domain/programme';
import { scoreOf } from '../../shared/domain/programme/questionnaire-score';
import type { RecordId } from '../../shared/domain/programme/record-id';
import type { Output } from '../../shared/contract';
import { factsAs } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { readQuestionnaire } from './asked-questionnaire';

/** @throws UserError programme.unknown-record, programme.withdrawn */
export const questionnaireScore = (vault: OpenVault, id: RecordId): Output<'documents', 'score'> => {
  const { reached, of, unanswered, toLookAt, questions } = scoreOf(
    factsAs(QUESTIONNAIRE, readQuestionnaire(vault, id)),
  );
  return { reached, of, unanswered, toLookAt, questions };
};
