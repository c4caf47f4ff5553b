// What about one questionnaire wants somebody's eye.
import { QUESTIONNAIRE } from '../../../shared/domain/programme';
import { questionnaireSignals as signalsOfQuestionnaire } from '../../../shared/domain/programme/questionnaire-score';
import { factsAs } from '../record-rows';
import type { SignalsOf } from '../signal-context';

export const questionnaireSignals: SignalsOf = (record, { today }) =>
  signalsOfQuestionnaire(factsAs(QUESTIONNAIRE, record), record.state, today);
