// A record in full: all that management says in it, to what it is linked, who put their name to it.
import { SPECS } from '../../../../shared/domain/programme';
import { isAsked } from '../../../../shared/domain/programme/field';
import type { PackageModel } from '../../package-model';
import type { PackageRecord } from '../../programme-content';
import { count, day, moment } from '../formats';
import { type Html, html, join, nothing } from '../html';
import { evidenceLinks, controlLinks, criterionLinks, factHtml } from './fact-html';
import { stateName } from './programme-words';

export const toldAfterwards = html`<span class="flag">told after the examined time</span>`;

/** The evidence that no field of it names. */
const byHand = (record: PackageRecord): PackageRecord['evidenceIds'] => {
  const text = JSON.stringify(record.facts);
  return record.evidenceIds.filter((id) => !text.includes(`"${id}"`));
};

const MEANING = { approved: 'approved', reviewed: 'reviewed', signed: 'signed' } as const;

/** Who put their name to this version, with their own key. */
export const signaturesText = (record: PackageRecord): Html | null =>
  record.signatures.length === 0
    ? null
    : join(
        record.signatures.map(({ meaning, by, at }) => html`${MEANING[meaning]} by ${by}, ${moment(at)}`),
        '<br>',
      );

/** What is to be seen in person, with what tells that it is the one. */
export const inspectionHtml = (record: PackageRecord): Html | null =>
  record.forInspection.length === 0
    ? null
    : html`${record.forInspection.map(
        ({ ref, title, files }) =>
          html`<div class="pair">
            <span class="id">${ref}</span> ${title}
            <span class="flag">not handed on: available for inspection</span>${files.map(
              (file) =>
                html`<div class="hash">
                  file ${file.position}, ${count(file.sizeBytes)} bytes, SHA-256 ${file.sha256}
                </div>`,
            )}
          </div>`,
      )}`;

type Row = readonly [name: string, value: Html | null];

const factRows = (model: PackageModel, path: string, record: PackageRecord): Row[] => {
  const { fields, title } = SPECS[record.register];
  return Object.entries(fields)
    .filter(([name, field]) => name in record.facts && name !== title && isAsked(field, record.facts))
    .map(([name, field]) => [field.label, factHtml(model, path, field, record.facts[name])]);
};

/** With the number in its head unless the page is all about it; `more` stands below the facts. */
export const recordCard = (
  model: PackageModel,
  path: string,
  record: PackageRecord,
  more: Html = nothing,
): Html => {
  const rows = factRows(model, path, record);
  const said = rows.filter(([, value]) => value !== null);
  const unsaid = rows.filter(([, value]) => value === null).map(([name]) => name);
  const named = JSON.stringify(record.facts);
  const controls = record.controlIds.filter((id) => !named.includes(`"${id}"`));
  const criteria = record.criterionIds.filter((id) => !named.includes(`"${id}"`));
  const evidence = byHand(record);
  const all: readonly Row[] = [
    ['State, says management', html`${stateName(record)}`],
    ...said,
    ['Controls', controls.length === 0 ? null : controlLinks(path, controls)],
    ['Criteria', criteria.length === 0 ? null : criterionLinks(path, criteria)],
    ['Evidence', evidence.length === 0 ? null : evidenceLinks(model, path, evidence)],
    ['Kept back', inspectionHtml(record)],
    ['Signatures', signaturesText(record)],
    [
      'Told',
      html`version ${record.version}, which holds from ${day(record.on)}; entered ${moment(record.enteredAt)}
      by ${record.enteredBy}${record.isToldAfterwards ? html` ${toldAfterwards}` : nothing}`,
    ],
    ['Not stated', unsaid.length === 0 ? null : html`<span class="soft">${unsaid.join(', ')}</span>`],
  ];
  return html`<section class="card ex" id="about-${record.id}">
    <h2><span class="id">${record.id}</span> ${record.title}</h2>
    <dl class="facts">
      ${all.map(([name, value]) =>
        value === null
          ? nothing
          : html`<dt>${name}</dt>
              <dd>${value}</dd>`,
      )}
    </dl>
    ${more}
  </section>`;
};
