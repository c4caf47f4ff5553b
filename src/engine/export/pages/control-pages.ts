// The list of controls and a sheet for each, with columns that stay empty for the auditor.
import type { Gap } from '../../../shared/domain/package';
import type { CriterionId } from '../../../shared/ids';
import type { PackageControl, PackageControlVersion, PackageEvidence } from '../package-content';
import type { PackageModel } from '../package-model';
import { AUDITOR_CELLS, AUDITOR_GROUPS, AUDITOR_HEADS, auditorRow } from './auditor-columns';
import { EXCEPTIONS_PATH } from './exceptions-page';
import { CADENCE_NAME, counted, inForceText, KIND_NAME } from './formats';
import { effectiveCell, evidenceTable, openLinks, recordLink } from './evidence-table';
import { type Html, html, join, nothing, paragraphs } from './html';
import { link, type Page } from './layout';

const LIST = '02_index/controls.html';
const sheetPath = (control: PackageControl): string => `20_controls/${control.id}.html`;
const criterionPath = (id: string): string => `02_index/criteria/${id}.html`;

export const controlsPage = (model: PackageModel): Page => {
  const row = (control: PackageControl): Html =>
    html`<tr id="${control.id}">
      <th scope="row">${link(LIST, sheetPath(control), control.id)}</th>
      <td>${control.title}</td>
      <td>${control.ownerRole}</td>
      <td>${CADENCE_NAME[control.cadence]}</td>
      <td>${control.nature}, ${KIND_NAME[control.kind]}</td>
      <td>
        ${join(
          model.criteriaOfControl(control).map((id) => link(LIST, criterionPath(id), id)),
          ' ',
        )}
      </td>
      <td class="num">${model.evidenceOfControl(control.id).length}</td>
    </tr> `;
  const body = html`<h1>Controls</h1>
    <p class="lead">
      ${counted(model.content.controls.length, 'control')} of the organization
      ${model.content.controls.length === 1 ? 'is' : 'are'} mapped to the scope. Each number opens the
      control's sheet.
    </p>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Control</th>
            <th scope="col">Title</th>
            <th scope="col">Owner</th>
            <th scope="col">Cadence</th>
            <th scope="col">Nature</th>
            <th scope="col">Criteria</th>
            <th scope="col" class="num">Evidence</th>
          </tr>
        </thead>
        <tbody>
          ${model.content.controls.map(row)}
        </tbody>
      </table>
    </div>`;
  return { path: LIST, title: 'Controls', body };
};

const design = html`<section>
  <h2>Design</h2>
  ${auditorRow('Walkthrough or configuration', html`<td class="soft">see the evidence below</td>`)}
</section>`;

const BLANK_ROWS = 3;
const operation = (model: PackageModel, path: string, evidence: readonly PackageEvidence[]): Html => {
  const row = (one: PackageEvidence): Html =>
    html`<tr>
      <th scope="row">${recordLink(model, path, one)}</th>
      <td>
        ${one.title}${one.pointOfFocusIds.length > 0 ? html`<br /><span class="ids soft small">${one.pointOfFocusIds.join(', ')}</span>` : nothing}
      </td>
      <td>${effectiveCell(model, one)}</td>
      <td class="small">${openLinks(model, path, one)}</td>
      ${AUDITOR_CELLS}
    </tr> `;
  const blank = html`<tr>
    <td class="blank"></td>
    <td class="blank"></td>
    <td class="blank"></td>
    <td class="blank"></td>
    ${AUDITOR_CELLS}
  </tr> `;
  return html`<section>
    <h2>Operation in the period</h2>
    <p class="note">
      One row for each evidence item of this control, and empty rows for what you pick yourself.
    </p>
    <div class="wrap">
      <table class="occ">
        <colgroup>
          <col class="o1" />
          <col class="o2" />
          <col class="o3" />
          <col class="o4" />
          <col class="o5" />
          <col class="o6" />
          <col class="o7" />
          <col class="o8" />
        </colgroup>
        <thead>
          ${AUDITOR_GROUPS(4)}
          <tr>
            <th scope="col">Evidence</th>
            <th scope="col">What it is</th>
            <th scope="col">Effective</th>
            <th scope="col">File</th>
            ${AUDITOR_HEADS}
          </tr>
        </thead>
        <tbody>
          ${evidence.map(row)}${Array.from({ length: BLANK_ROWS }, () => blank)}
        </tbody>
      </table>
    </div>
  </section>`;
};

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
    <h2>Mapped to</h2>
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

const sheetBody = (model: PackageModel, control: PackageControl): Html => {
  const path = sheetPath(control);
  const evidence = model.evidenceOfControl(control.id);
  const omission = model.omissions.find((one) => one.gap.controlId === control.id);
  const exceptions = model.content.exceptions.filter((one) => one.controlId === control.id);
  // With a period, each item already has its row beside the auditor's columns.
  const operates = model.content.examined.type === 2;
  const listed = html`<section>
    <h2>Evidence of this control</h2>
    ${evidence.length > 0 ? evidenceTable(model, path, evidence) : html`<p class="flag">None in this package.</p>`}
  </section>`;
  const rows: readonly (readonly [string, Html | string])[] = [
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
    ...(exceptions.length === 0
      ? []
      : [
          [
            'Exceptions, says management',
            join(
              exceptions.map(
                (one) => html`${link(path, `${EXCEPTIONS_PATH}#${one.id}`, one.id)} ${one.title}`,
              ),
              ', ',
            ),
          ] as const,
        ]),
  ];
  return html`<h1><span class="id">${control.id}</span> ${control.title}</h1>
    <p class="lead">
      ${counted(evidence.length, 'evidence item')}.${omission === undefined ? nothing : html` <span class="flag">${GAP_OF_CONTROL[omission.gap.kind]}</span> ${link(path, `02_index/omissions.html#${omission.id}`, omission.id)}.`}
    </p>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <section>
      <h2>Wording</h2>
      ${control.versions.map((one) => versionBlock(control, one))}
    </section>
    ${design}${operates ? operation(model, path, evidence) : nothing}${mappingTable(model, path, control)}${operates && evidence.length > 0 ? nothing : listed}`;
};

export const controlSheets = (model: PackageModel): Page[] =>
  model.content.controls.map((control, index, all) => {
    const path = sheetPath(control);
    const neighbours = [all[index - 1], all[index + 1]]
      .filter((one) => one !== undefined)
      .map((one) => link(path, sheetPath(one), one.id, ''));
    return {
      path,
      title: `${control.id} ${control.title}`,
      body: sheetBody(model, control),
      crumb: html`${link(path, LIST, 'Controls', '')} &nbsp; ${join(neighbours, ' · ')}`,
      landscape: true,
      within: LIST,
    };
  });
