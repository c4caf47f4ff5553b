// The questionnaires we ship (resources/questionnaires), checked as strictly as input from outside. Bundled into the
// program; a questionnaire that was made of one has its questions for itself.
import { z } from 'zod';
import aiProvider from '../../../resources/questionnaires/ai-provider.json';
import vendorAssessment from '../../../resources/questionnaires/vendor-assessment.json';
import { UserError } from '../../shared/errors';

const TemplateQuestion = z.strictObject({
  reference: z.string().regex(/^[A-Z]{2}-\d{2}$/),
  area: z.string().min(1).max(300),
  question: z.string().min(1),
  kind: z.enum(['yes-no', 'choice', 'text', 'date']),
  /** With semicolons between them. */
  options: z.string().max(300),
  weight: z.number().int().min(0),
  wanted: z.string().max(300),
});
const Template = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  title: z.string().min(1),
  about: z.string().min(1),
  questions: z.array(TemplateQuestion).min(1),
});
export type Template = z.infer<typeof Template>;

let read: readonly Template[] | null = null;

/** In the order they are offered. */
export const questionnaireTemplates = (): readonly Template[] =>
  (read ??= z.array(Template).parse([vendorAssessment, aiProvider]));

/** @throws UserError use.bad-input (there is none of this name) */
export const questionnaireTemplate = (id: string): Template => {
  const found = questionnaireTemplates().find((one) => one.id === id);
  if (found !== undefined) return found;
  const known = questionnaireTemplates()
    .map((one) => one.id)
    .join(', ');
  throw new UserError('use.bad-input', { what: `There is no such questionnaire; there are ${known}.` });
};
