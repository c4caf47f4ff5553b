// Changes of the system worth telling: what the description's last part asks for. Every merged change is a population.
import { choice, controls, day, evidence, line, text, yesNo } from './field';
import { defineRegister, type FactsOf } from './register';

export const CHANGE = defineRegister({
  register: 'change',
  prefix: 'CHG',
  digits: 3,
  one: 'change',
  many: 'changes',
  states: {
    planned: 'Planned',
    approved: 'Approved',
    done: 'Done',
    'rolled-back': 'Rolled back',
    cancelled: 'Canceled',
  },
  firstState: 'planned',
  endStates: ['done', 'rolled-back', 'cancelled'],
  fields: {
    title: line('Change', { required: true, synonyms: ['title', 'summary', 'name'] }),
    reference: line('Ticket', {
      synonyms: ['key', 'ticket', 'pull request', 'issue key', 'ticket number', 'number', 'id'],
    }),
    kind: choice(
      'Kind',
      {
        infrastructure: 'Infrastructure',
        software: 'Software',
        people: 'People and organization',
        procedure: 'Procedures',
        data: 'Data',
        vendor: 'Vendors',
        model: 'Models',
      },
      { synonyms: ['type', 'category'] },
    ),
    isSignificant: yesNo('Significant for the system description', {
      help: 'Then it belongs into the description of a Type II examination.',
    }),
    description: text('What was changed, and why', { synonyms: ['description'] }),
    requestedBy: line('Asked for by', {
      synonyms: ['requester', 'author', 'reporter', 'created by', 'user'],
    }),
    testedBy: line('Tested by', { synonyms: ['tester', 'reviewer'] }),
    approver: line('Approved by', { synonyms: ['approver', 'approved by'] }),
    approvedOn: day('Approved on', { synonyms: ['approved on', 'approved'] }),
    doneOn: day('Done on', {
      synonyms: [
        'deployed',
        'merged',
        'merged at',
        'deployed at',
        'implemented',
        'completed',
        'closed at',
        'date',
      ],
    }),
    isEmergency: yesNo('Emergency change'),
    rollback: text('How to go back'),
    controls: controls('Controls it is about'),
    evidence: evidence('Evidence'),
  },
  title: 'title',
  group: 'kind',
  owner: 'requestedBy',
  due: null,
  parent: null,
  columns: ['kind', 'reference', 'approver', 'doneOn'],
});
export type ProgrammeChange = FactsOf<typeof CHANGE>;
