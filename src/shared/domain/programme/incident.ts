// Incidents, lightly: enough to list them as at a date and to show how each was handled.
import { choice, controls, count, day, evidence, line, text, yesNo } from './field';
import { defineRegister, type FactsOf } from './register';

export const INCIDENT = defineRegister({
  register: 'incident',
  prefix: 'INC',
  digits: 3,
  one: 'incident',
  many: 'incidents',
  states: {
    open: 'Open',
    contained: 'Contained',
    resolved: 'Resolved',
    reviewed: 'Reviewed',
    closed: 'Closed',
    'not-an-incident': 'Not an incident',
  },
  firstState: 'open',
  endStates: ['closed', 'not-an-incident'],
  fields: {
    title: line('Title', { required: true, synonyms: ['summary', 'incident', 'name'] }),
    reference: line('Ticket', { synonyms: ['key', 'ticket', 'id', 'issue key'] }),
    severity: choice(
      'Severity',
      { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
      { synonyms: ['priority', 'sev'] },
    ),
    kind: choice('Kind', {
      security: 'Security',
      availability: 'Availability',
      privacy: 'Privacy',
      'ai-behaviour': 'AI behavior',
      other: 'Other',
    }),
    detectedOn: day('Detected', {
      synonyms: ['detected', 'detected at', 'created', 'created at', 'opened', 'reported', 'date'],
    }),
    startedOn: day('Began', { synonyms: ['started', 'began'] }),
    containedOn: day('Contained'),
    resolvedOn: day('Resolved', { synonyms: ['resolved', 'resolved at', 'closed', 'closed at'] }),
    owner: line('Led by', { synonyms: ['assignee', 'lead', 'owner'] }),
    what: text('What happened', { synonyms: ['description'] }),
    effect: text('Whom and what it touched', { synonyms: ['impact'] }),
    customersTold: yesNo('Customers told'),
    toldOn: day('Told on', { when: { field: 'customersTold', is: ['yes'] } }),
    personalData: yesNo('Personal data touched'),
    peopleTouched: count('People touched', { when: { field: 'personalData', is: ['yes'] } }),
    commitmentsMissed: yesNo('A commitment to customers was missed', {
      help: 'Then it belongs into the system description (incidents).',
    }),
    cause: text('Root cause', { synonyms: ['root cause'] }),
    actions: text('What was changed afterwards', { synonyms: ['corrective actions', 'remediation'] }),
    reviewedOn: day('Reviewed on'),
    controls: controls('Controls it is about'),
    evidence: evidence('Evidence'),
  },
  title: 'title',
  group: 'severity',
  owner: 'owner',
  due: null,
  parent: null,
  columns: ['severity', 'kind', 'detectedOn', 'resolvedOn', 'owner'],
});
export type Incident = FactsOf<typeof INCIDENT>;
