// A page for each criterion: criterion → controls → evidence → file. Where there is much, each control folds.
import type { Criterion } from '../../../shared/domain/catalog';
import type { PackageControl, PackageEvidence } from '../package-content';
import type { PackageModel } from '../package-model';
import { controlCoverageText } from './coverage-words';
import { evidenceTable } from './evidence-table';
import { EXCEPTIONS_PATH } from './exceptions-page';
import { CADENCE_NAME, counted } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, type Page } from './layout';

const SCOPE = '02_index/scope.html';
const pagePath = (criterion: Criterion): string => `02_index/criteria/${criterion.id}.html`;
/** Above so many rows on one page the controls fold. */
const FOLD_ABOVE = 200;

const pointList = (model: PackageModel, criterion: Criterion, path: string): Html => {
  const inScope = new Set(model.content.pointOfFocusIds);
  const points = model.content.catalog.points_of_focus.filter(
    (one) => one.criterion === criterion.id && inScope.has(one.id),
  );
  if (points.length === 0) return nothing;
  const row = (point: (typeof points)[number]): Html => {
    const controls = model
      .controlsOf(criterion.id)
      .filter((one) => one.mappings.some((mapping) => mapping.pointOfFocusId === point.id));
    const evidence = model.content.evidence.filter((one) => one.pointOfFocusIds.includes(point.id)).length;
    return html`<li${controls.length > 0 ? nothing : html` class="un"`}><span class="id">${point.id}</span> ${point.title} ${
      controls.length > 0
        ? join(
            controls.map((one) => link(path, `20_controls/${one.id}.html`, one.id)),
            ' ',
          )
        : html`<span class="tag">not claimed</span>`
    }${evidence > 0 ? html` <span class="tag">${counted(evidence, 'evidence item')}</span>` : nothing}</li>`;
  };
  return html`<section>
    <h2>Points of focus</h2>
    <ul class="pofs">
      ${points.map(row)}
    </ul>
  </section>`;
};

const controlSection = (
  model: PackageModel,
  path: string,
  criterion: Criterion,
  control: PackageControl,
  evidence: readonly PackageEvidence[],
  folds: boolean,
): Html => {
  const own = evidence.filter((one) => one.controlIds.includes(control.id));
  const exceptions = model.exceptionsOf(control.id);
  const facts = html`<p class="small note">
    ${control.ownerRole} ·
    ${CADENCE_NAME[control.cadence]}${model.content.examined.type === 2 && control.occurrences.length > 0 ? ` · ${controlCoverageText(control)}` : ''}${exceptions.map((one) => html` · ${link(path, `${EXCEPTIONS_PATH}#${one.id}`, one.id)}`)}
  </p>`;
  const inside = html`${facts}${own.length > 0 ? evidenceTable(model, path, own, { criterion: criterion.id }) : html`<p class="flag">No evidence of this control is linked to ${criterion.id} in this package.</p>`}`;
  return folds
    ? html`<details class="fold">
        <summary>
          <h2>${control.id} ${control.title}</h2>
          <span class="tag">${counted(own.length, 'evidence item')}</span>
        </summary>
        <p class="small">Sheet: ${link(path, `20_controls/${control.id}.html`, control.id)}</p>
        ${inside}
      </details>`
    : html`<section>
        <h2>${link(path, `20_controls/${control.id}.html`, control.id)} ${control.title}</h2>
        ${inside}
      </section>`;
};

const criterionBody = (model: PackageModel, criterion: Criterion, path: string): Html => {
  const controls = model.controlsOf(criterion.id);
  const evidence = model.evidenceOf(criterion.id);
  const byNobody = evidence.filter(
    (one) => !one.controlIds.some((id) => controls.some((control) => control.id === id)),
  );
  const declared = model.notApplicable(criterion.id);
  const omission = model.omissions.find((one) => one.gap.key === `criterion-without-control:${criterion.id}`);
  const isLong = evidence.length > FOLD_ABOVE;
  return html`<h1>${criterion.id} ${criterion.title}</h1>
    <p class="lead">${criterion.summary}</p>
    <p>
      ${counted(controls.length, 'control')} and ${counted(evidence.length, 'evidence item')} in this package.
      <span class="note">Title and summary are our own words.</span>
    </p>
    ${declared === null ? nothing : html`<p><b>Management declares ${criterion.id} not applicable:</b> ${declared}</p>`}${controls.length === 0 && declared === null ? html`<p class="flag">No control of the organization is mapped to ${criterion.id}${omission === undefined ? '' : ': '}${omission === undefined ? nothing : link(path, `02_index/omissions.html#${omission.id}`, omission.id)}.</p>` : nothing}${isLong ? html`<p class="note">There is much here: each control opens by its line. Its sheet, behind the number, lists the same evidence.</p>` : nothing}${controls.map((control) => controlSection(model, path, criterion, control, evidence, isLong))}${
      byNobody.length > 0
        ? html`<section>
            <h2>Linked to points of focus of ${criterion.id} without a control</h2>
            ${evidenceTable(model, path, byNobody, { criterion: criterion.id })}
          </section>`
        : nothing
    }${pointList(model, criterion, path)}`;
};

export function* criterionPages(model: PackageModel): Generator<Page> {
  for (const [index, criterion] of model.criteria.entries()) {
    const path = pagePath(criterion);
    const neighbours = [model.criteria[index - 1], model.criteria[index + 1]]
      .filter((one) => one !== undefined)
      .map((one) => link(path, pagePath(one), one.id, ''));
    yield {
      path,
      title: `${criterion.id} ${criterion.title}`,
      body: criterionBody(model, criterion, path),
      crumb: html`${link(path, SCOPE, 'Scope and criteria', '')} / ${criterion.series} &nbsp;
      ${join(neighbours, ' · ')}`,
      within: SCOPE,
    };
  }
}
