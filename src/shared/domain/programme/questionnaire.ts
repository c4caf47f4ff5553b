// Questions we send to a vendor, and what came back. The questions are copied in when it is made: a template that
// changes later changes nothing that was sent.
import { choice, count, day, evidence, line, record, rows, text } from './field';
import { defineRegister, type FactsOf } from './register';

export const QUESTIONNAIRE = defineRegister({
  register: 'questionnaire',
  prefix: 'QST',
  digits: 2,
  one: 'questionnaire',
  many: 'questionnaires',
  states: {
    draft: 'Draft',
    sent: 'Sent',
    answered: 'Answered',
    scored: 'Reviewed',
    closed: 'Closed',
  },
  firstState: 'draft',
  endStates: ['closed'],
  fields: {
    title: line('Title', { required: true }),
    vendor: record('Vendor', 'vendor'),
    template: line('Made from'),
    sentTo: line('Sent to'),
    sentOn: day('Sent on'),
    dueOn: day('Answers due'),
    answeredBy: line('Answered by'),
    answeredOn: day('Answered on'),
    questions: rows('Questions', {
      reference: line('Reference', { required: true }),
      area: line('Area'),
      question: text('Question', { required: true }),
      kind: choice(
        'Answer',
        { 'yes-no': 'Yes or no', choice: 'One of', text: 'Words', date: 'A date' },
        { first: 'yes-no' },
      ),
      options: line('Choices', { help: 'With semicolons between them.' }),
      weight: count('Weight'),
      wanted: line('Answer that raises no finding', {
        help: 'Several with semicolons between them. Empty: a person looks at it.',
      }),
      answer: text('Answer'),
      comment: text('Their comment'),
      finding: text('Finding'),
      task: line('Task'),
    }),
    threshold: count('Below this many of 100, look again', {
      help: 'The rule is yours: Muniment only adds the weights of the answers you wanted.',
    }),
    conclusion: text('Conclusion'),
    reviewer: line('Reviewer'),
    reviewedOn: day('Reviewed on'),
    files: evidence('Files'),
  },
  title: 'title',
  group: null,
  owner: 'reviewer',
  due: 'dueOn',
  settledStates: ['answered', 'scored'],
  parent: 'vendor',
  columns: ['vendor', 'sentOn', 'dueOn', 'answeredOn'],
});
export type Questionnaire = FactsOf<typeof QUESTIONNAIRE>;
