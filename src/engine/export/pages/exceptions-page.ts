// What failed, in management's words: one card for each exception, and columns that stay empty for the
// auditor. Nothing here says what an exception means for the report.
import type { CalendarDate } from '../../../shared/period';
import type { PackageException } from '../package-content';
import type { PackageModel } from '../package-model';
import { auditorRow } from './auditor-columns';
import { evidenceTable } from './evidence-table';
import { counted, day, EXCEPTION_STATE_NAME, extentText } from './formats';
import { type Html, html, nothing, paragraphs } from './html';
import { link, type Page } from './layout';

export const EXCEPTIONS_PATH = '60_exceptions/exceptions.html';

/** Null where management has stated nothing. */
const said = (text: string): Html | null => (text.trim() === '' ? null : paragraphs(text));
const dated = (date: CalendarDate | null): string | null => (date === null ? null : day(date));

const controlName = (model: PackageModel, one: PackageException): Html =>
  model.content.controls.some((control) => control.id === one.controlId)
    ? html`${link(EXCEPTIONS_PATH, `20_controls/${one.controlId}.html`, one.controlId)} ${one.controlTitle}`
    : html`<span class="id">${one.controlId}</span> ${one.controlTitle}
        <span class="tag">not mapped to the scope</span>`;

const approved = ({ responseApprovedBy, responseApprovedOn }: PackageException): string | null =>
  [responseApprovedBy, dated(responseApprovedOn) ?? ''].filter((part) => part !== '').join(', ') || null;

const factsOf = (model: PackageModel, one: PackageException): (readonly [string, Html | string | null])[] => [
  ['Control', controlName(model, one)],
  ['State, says management', EXCEPTION_STATE_NAME[one.state]],
  ['Occurrence', one.occurrenceFrom === null ? null : `the one that began on ${day(one.occurrenceFrom)}`],
  ['Found', `${day(one.foundOn)}, by ${one.foundBy === 'self' ? 'the organization itself' : 'the auditor'}`],
  ['What happened', said(one.whatHappened)],
  ['Extent', one.extent === null ? null : extentText(one.extent)],
  ['Cause', said(one.cause)],
  ['Effect', said(one.effect)],
  ['Compensating control', said(one.compensatingControl)],
  ['Remediation', said(one.remediation)],
  ['Owner', said(one.owner)],
  ['Due', dated(one.due)],
  ['Fixed on', dated(one.fixedOn)],
  ['Retest by management', said(one.retest)],
  ['Management’s response', said(one.response)],
  ['Response approved by', approved(one)],
];

const card = (model: PackageModel, one: PackageException): Html => {
  const evidence = one.evidenceIds.map((id) => model.evidenceItem(id));
  const facts = factsOf(model, one);
  const unsaid = facts.filter(([, value]) => value === null).map(([name]) => name.toLowerCase());
  return html`<section class="card ex" id="${one.id}">
    <h2><span class="id">${one.id}</span> ${one.title}</h2>
    <dl class="facts">
      ${facts.map(([name, value]) =>
        value === null
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}${
        unsaid.length === 0
          ? nothing
          : html`<dt>Not stated</dt>
              <dd class="soft">${unsaid.join(', ')}</dd>`
      }
    </dl>
    ${evidence.length > 0 ? evidenceTable(model, EXCEPTIONS_PATH, evidence) : nothing}
    ${auditorRow('Exception', html`<td><span class="id">${one.id}</span></td>`)}
  </section>`;
};

export const exceptionsPage = (model: PackageModel): Page => {
  const { exceptions } = model.content;
  const body = html`<h1>Exceptions</h1>
    <p class="lead">
      ${exceptions.length === 0 ? 'Management has recorded no exception for this examination.' : `${counted(exceptions.length, 'exception')}, in management’s words.`}
    </p>
    <p class="note">
      An exception is an occurrence of a control that failed, as management knows and describes it. Whether it
      matters to the report is for the auditor to say; columns for that are empty.
    </p>
    ${exceptions.map((one) => card(model, one))}`;
  return { path: EXCEPTIONS_PATH, title: 'Exceptions', body };
};
