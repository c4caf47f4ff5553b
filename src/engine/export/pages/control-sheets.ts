// The sheet of a control: what it says and said, what it is mapped to, its running in the period, its
// evidence and exceptions, with columns that stay empty for the auditor.
import type { Gap } from '../../../shared/domain/package';
import type { CriterionId } from '../../../shared/ids';
import type { PackageControl, PackageControlVersion } from '../package-content';
import type { PackageModel } from '../package-model';
import { auditorRow } from './auditor-columns';
import { listsEachItem, operationSection } from './control-occurrences';
import { controlCoverageText } from './coverage-words';
import { evidenceTable } from './evidence-table';
import { EXCEPTIONS_PATH } from './exceptions-page';
import { CADENCE_NAME, counted, EXCEPTION_STATE_NAME, inForceText, KIND_NAME } from './formats';
import { type Html, html, join, nothing, paragraphs } from './html';
import { link, type Page } from './layout';
import { recordName } from './programme/fact-html';
import { requestLinks } from './request-links';
import { picksOf } from './population-words';
import { SHAPES } from './state-shapes';

const LIST = '02_index/controls.html';
const sheetPath = (control: PackageControl): string => `20_controls/${control.id}.html`;
const criterionPath = (id: string): string => `02_index/criteria/${id}.html`;

const design = html`<section>
  <h2>Design</h2>
  ${auditorRow('Walkthrough or configuration', html`<td class="soft">see the evidence below</td>`)}
</section>`;

/** On its own sheet a control need not be named again. */
const GAP_OF_CONTROL: Readonly<Record<Gap['kind'], string>> = {
  'criterion-without-control': 'No control',
  'control-without-evidence': 'No evidence in this package:',
  'control-without-evidence-in-period': 'None with dates inside the examined time:',
  'occurrences-missed': 'Occurrences without evidence:',
  'population-without-record': 'Population without its record:',
  'picks-without-evidence': 'Picked rows without evidence:',
  'evidence-withheld': 'Withheld, to be seen in person:',
  'file-unreadable': 'Could not be read:',
  'not-finished': 'Not finished:',
};

const mappingTable = (model: PackageModel, path: string, control: PackageControl): Html => {
  const all = [...control.criterionMappings, ...control.mappings];
  const withReason = all.some((one) => one.rationale.trim() !== '');
  const row = (criterion: CriterionId, claimed: Html, rationale: string): Html =>
    html`<tr>
      <th scope="row">${link(path, criterionPath(criterion), criterion)}</th>
      <td>${claimed}</td>
      ${withReason ? html`<td>${rationale}</td>` : nothing}
    </tr> `;
  return html`<section>
    <h2 id="mapped">Mapped to</h2>
    <div class="wrap">
      <table class="map">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Point of focus claimed</th>
            ${withReason ? html`<th scope="col">Management's reason</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${control.criterionMappings.map((one) => row(one.criterionId, html`the criterion as a whole`, one.rationale))}${control.mappings.map(
            (one) =>
              row(
                one.criterionId,
                html`<span class="id">${one.pointOfFocusId}</span> ${model.point(one.pointOfFocusId).title}`,
                one.rationale,
              ),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
};

const ownerText = ({ ownerRole, owner }: PackageControlVersion): string =>
  [ownerRole, owner].filter((one) => one !== '').join(', ') || 'not named';

/** Every version that held in the examined time; of an older one also what it said differently otherwise. */
const versionBlock = (control: PackageControl, one: PackageControlVersion): Html => {
  const isNewest = one.version === control.version;
  const others = [
    ...(one.title === control.title ? [] : [one.title]),
    ...(one.cadence === control.cadence ? [] : [CADENCE_NAME[one.cadence]]),
    ...(ownerText(one) === ownerText(control) ? [] : [ownerText(one)]),
    ...(one.nature === control.nature && one.kind === control.kind
      ? []
      : [`${one.nature}, ${KIND_NAME[one.kind]}`]),
  ];
  return html`<div class="ver${isNewest ? ' now' : ''}">
    <p class="small note">
      Version ${one.version},
      ${inForceText(one)}${others.length > 0 ? html` · ${others.join(' · ')}` : nothing}${one.note === '' ? nothing : html` · ${one.note}`}
    </p>
    <blockquote>${paragraphs(one.wording)}</blockquote>
  </div>`;
};

/** Where things stand on the sheet, for those who came for one of them. */
const onThisSheet = (parts: readonly (readonly [string, string])[]): Html =>
  html`<p class="jump noprint">
    On this sheet:
    ${join(
      parts.map(([place, name]) => html`<a href="#${place}">${name}</a>`),
      ' · ',
    )}
  </p>`;

const exceptionsSection = (model: PackageModel, path: string, control: PackageControl): Html => {
  const exceptions = model.exceptionsOf(control.id);
  if (exceptions.length === 0) return nothing;
  return html`<section>
    <h2 id="exceptions">Exceptions, says management</h2>
    <ul class="plain">
      ${exceptions.map((one) => html`<li>${link(path, `${EXCEPTIONS_PATH}#${one.id}`, one.id)} ${one.title} <span class="tag">${EXCEPTION_STATE_NAME[one.state]}</span></li>`)}
    </ul>
  </section>`;
};

const populationsSection = (model: PackageModel, path: string, control: PackageControl): Html => {
  const populations = model.populationsOf(control.id);
  if (populations.length === 0) return nothing;
  return html`<section>
    <h2 id="populations">Populations and picked rows</h2>
    <ul class="plain">
      ${populations.map((one) => html`<li>${link(path, `40_populations/${one.id}.html`, one.id)} ${one.title}, ${counted(one.rowCount, 'row')} ${one.samples.length === 0 ? html`<span class="tag">nothing picked yet</span>` : html`<a href="../41_samples/${one.id}.html">${picksOf(one)}</a>`}</li>`)}
    </ul>
  </section>`;
};

const leadOf = (model: PackageModel, path: string, control: PackageControl): Html => {
  const evidence = model.evidenceOfControl(control.id);
  const omissions = model.omissions.filter((one) => one.gap.controlId === control.id);
  return html`<p class="lead">
    ${model.content.examined.type === 2 ? `${controlCoverageText(control)} · ` : ''}${counted(evidence.length, 'evidence item')}.${omissions.map((one) => html` <span class="flag">${GAP_OF_CONTROL[one.gap.kind]}</span> ${link(path, `02_index/omissions.html#${one.id}`, one.id)}.`)}
  </p>`;
};

const requestsFact = (model: PackageModel, path: string, { id }: PackageControl): [string, Html][] => {
  const requests = model.requests.filter((one) => one.controlIds.includes(id));
  return requests.length === 0 ? [] : [['Requests of the auditor', requestLinks(path, requests)]];
};

/** What the registers tell of it: policies, risks it answers, incidents, what vendors expect. */
const recordsFact = (model: PackageModel, path: string, { id }: PackageControl): [string, Html][] => {
  const records = model.recordsOfControl(id);
  return records.length === 0
    ? []
    : [
        [
          'In the registers',
          join(
            records.map((one) => recordName(model, path, one.id)),
            ', ',
          ),
        ],
      ];
};

const factsOf = (
  model: PackageModel,
  path: string,
  control: PackageControl,
): readonly (readonly [string, Html | string])[] => [
  ['Owner', ownerText(control)],
  ['Cadence', CADENCE_NAME[control.cadence]],
  ['Nature', `${control.nature}, ${KIND_NAME[control.kind]}`],
  ['Domain', control.domain],
  [
    'Criteria',
    join(
      model
        .criteriaOfControl(control)
        .map((id) => html`${link(path, criterionPath(id), id)} ${model.criterion(id).title}`),
      ', ',
    ),
  ],
  [
    'Evidence expected',
    control.evidenceExamples.length > 0 ? control.evidenceExamples.join('; ') : 'not stated',
  ],
  ...requestsFact(model, path, control),
  ...recordsFact(model, path, control),
];

const sheetBody = (model: PackageModel, control: PackageControl): Html => {
  const path = sheetPath(control);
  const evidence = model.evidenceOfControl(control.id);
  const operates = model.content.examined.type === 2;
  // Without occurrences to count, each item already has its row beside the auditor's columns.
  const isListed = listsEachItem(model, control) && evidence.length > 0;
  const parts: readonly (readonly [string, string])[] = [
    ...(operates
      ? [['occurrences', control.occurrences.length > 0 ? 'occurrences' : 'operation'] as const]
      : []),
    ...(isListed ? [] : [['evidence', 'evidence'] as const]),
    ...(model.populationsOf(control.id).length > 0 ? [['populations', 'populations'] as const] : []),
    ...(model.exceptionsOf(control.id).length > 0 ? [['exceptions', 'exceptions'] as const] : []),
    ['mapped', 'mapping'],
  ];
  return html`${operates ? SHAPES : nothing}
    <h1><span class="id">${control.id}</span> ${control.title}</h1>
    ${leadOf(model, path, control)}${onThisSheet(parts)}
    <dl class="facts">
      ${factsOf(model, path, control).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <section>
      <h2>${operates ? 'Wording in the period' : 'Wording'}</h2>
      ${control.versions.map((one) => versionBlock(control, one))}
    </section>
    ${design}${operationSection(model, path, control)}${
      isListed
        ? nothing
        : html`<section>
            <h2 id="evidence">Evidence of this control</h2>
            ${evidence.length > 0 ? evidenceTable(model, path, evidence) : html`<p class="flag">None in this package.</p>`}
          </section>`
    }${populationsSection(model, path, control)}${exceptionsSection(model, path, control)}${mappingTable(model, path, control)}`;
};

export function* controlSheets(model: PackageModel): Generator<Page> {
  const all = model.content.controls;
  for (const [index, control] of all.entries()) {
    const path = sheetPath(control);
    const neighbours = [all[index - 1], all[index + 1]]
      .filter((one) => one !== undefined)
      .map((one) => link(path, sheetPath(one), one.id, ''));
    yield {
      path,
      title: `${control.id} ${control.title}`,
      body: sheetBody(model, control),
      crumb: html`${link(path, LIST, 'Controls', '')} &nbsp; ${join(neighbours, ' · ')}`,
      landscape: true,
      within: LIST,
    };
  }
}
