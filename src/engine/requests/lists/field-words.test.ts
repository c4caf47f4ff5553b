import { describe, expect, it } from 'vitest';
import { assignFields, guessesFor } from './field-words';
import { usualKind, usualPriority, usualStatus } from './value-words';

describe('the name of a column', () => {
  it.each([
    ['PBC #', 'reference'],
    ['Request No.', 'reference'],
    ['Ref.', 'reference'],
    ['Item', 'reference'],
    ['Description of Request', 'wording'],
    ['Evidence Requested', 'wording'],
    ['Request Name', 'title'],
    ['Audit Area', 'area'],
    ['Trust Services Criteria (TSC)', 'named'],
    ['Control ID(s)', 'named'],
    ['Period covered', 'period'],
    ['Period / From', 'periodFrom'],
    ['Dates / Due', 'dueOn'],
    ['Needed by', 'dueOn'],
    ['Date requested', 'requestedOn'],
    ['Auditor Status', 'status'],
    ['Client Owner', 'owner'],
    ['Assigned To', 'owner'],
    ['Auditor’s notes', 'firmComment'],
    ['Client response', 'organizationComment'],
    ['Reason returned', 'returnReason'],
    ['Urgency', 'priority'],
    ['Request Type', 'kind'],
  ])('is known: %s', (name, field) => {
    expect(guessesFor(name)[0]?.field).toBe(field);
  });

  it('gives a field to one column only, and the wording to the one that describes', () => {
    const fields = (...names: string[]) => assignFields(names).map((one) => one?.field ?? null);
    expect(fields('Request', 'Description', 'Comments', 'Notes')).toEqual([
      'title',
      'wording',
      'firmComment',
      null,
    ]);
    expect(fields('No.', 'Request', 'Title')).toEqual(['reference', 'wording', 'title']);
    expect(fields('Colour', '', 'Shape')).toEqual([null, null, null]);
    expect(fields('Title', 'Due')).toEqual(['wording', 'dueOn']);
  });
});

describe('the words of firms', () => {
  it('are translated however they are written, and others are not', () => {
    expect(
      ['OUTSTANDING', 'Past-due', 'Provided', 'flagged', 'Needs  evidence', 'Approved', 'N/A'].map(
        usualStatus,
      ),
    ).toEqual(['open', 'open', 'submitted', 'returned', 'returned', 'accepted', 'not-applicable']);
    expect(usualStatus('Parked')).toBeUndefined();
    expect(['Walk-through', 'Listing', 'Screenshots', 'Selection'].map(usualKind)).toEqual([
      ...['walkthrough', 'population', 'document', 'sample'],
    ]);
    expect(['P1', 'Medium', 'low'].map(usualPriority)).toEqual(['high', 'normal', 'low']);
  });
});
