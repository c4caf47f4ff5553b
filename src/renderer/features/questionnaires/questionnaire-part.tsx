// What questionnaires bring to the screens all registers share.
import type { RegisterPart } from '../programme/register-part';
import { AnswersScreen } from './AnswersScreen';
import { AskVendor } from './AskVendor';
import { QuestionnaireStanding } from './QuestionnaireStanding';

const AskAnyVendor = () => <AskVendor />;

export const QUESTIONNAIRE_PART: RegisterPart = {
  PageActions: AskAnyVendor,
  EmptyActions: AskAnyVendor,
  PanelTop: QuestionnaireStanding,
  screens: { answers: AnswersScreen },
  ownFields: ['questions'],
};
