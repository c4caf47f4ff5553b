// Scope, and a page for each criterion: criterion → controls → evidence → file.
import type { Criterion } from '../../../shared/domain/catalog';
import type { PackageModel } from '../package-model';
import { CADENCE_NAME, counted } from './formats';
import { evidenceTable } from './evidence-table';
import { type Html, html, join, nothing } from './html';
import { link, type Page } from './layout';
import { categoryNames } from './cover-page';
import { systemSection } from './system-section';

const SCOPE = '02_index/scope.html';
const pagePath = (criterion: Criterion): string => `02_index/criteria/${criterion.id}.html`;

const scopeRow = (model: PackageModel, criterion: Criterion): Html => {
  const controls = model.controlsOf(criterion.id);
  const evidence = model.evidenceOf(criterion.id).length;
  const declared = model.notApplicable(criterion.id);
  return html`<tr id="${criterion.id}">
    <th scope="row">${link(SCOPE, pagePath(criterion), criterion.id)}</th>
    <td>
      ${criterion.title}${declared === null ? nothing : html`<br /><span class="tag">declared not applicable</span>`}
    </td>
    <td>
      ${
        controls.length === 0
          ? declared === null
            ? html`<span class="flag">no control</span>`
            : html`–`
          : join(
              controls.map((one) => html`${link(SCOPE, `20_controls/${one.id}.html`, one.id)} ${one.title}`),
              '<br>',
            )
      }
    </td>
    <td class="num">${evidence}</td>
  </tr> `;
};

export const scopePage = (model: PackageModel): Page => {
  const { criteria, content } = model;
  const withControl = criteria.filter((one) => model.controlsOf(one.id).length > 0).length;
  const series = content.catalog.series.filter((one) =>
    criteria.some((criterion) => criterion.series === one.id),
  );
  const body = html`<h1>Scope and criteria</h1>
    <p class="lead">
      ${counted(criteria.length, 'criterion', 'criteria')} in scope; ${counted(withControl, 'has', 'have')} at
      least one control in this
      package${content.scope.notApplicable.length === 0 ? nothing : html`; ${counted(content.scope.notApplicable.length, 'is', 'are')} declared not applicable`}.
    </p>
    <p class="note">
      Categories: ${categoryNames(model)}. Points of focus are considerations, not requirements; the ones a
      control claims are named on each criterion's page. Titles are our own words.
    </p>
    ${systemSection(model, SCOPE)}
    ${series.map(
      (one) =>
        html`<section>
          <h2 id="${one.id}">${one.id} ${one.name}</h2>
          <div class="wrap">
            <table class="scope">
              <colgroup>
                <col class="c1" />
                <col class="c2" />
                <col />
                <col class="c4" />
              </colgroup>
              <thead>
                <tr>
                  <th scope="col">Criterion</th>
                  <th scope="col">In our words</th>
                  <th scope="col">Controls</th>
                  <th scope="col" class="num">Evidence</th>
                </tr>
              </thead>
              <tbody>
                ${criteria.filter((criterion) => criterion.series === one.id).map((criterion) => scopeRow(model, criterion))}
              </tbody>
            </table>
          </div>
        </section>`,
    )}`;
  return { path: SCOPE, title: 'Scope and criteria', body };
};

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

const criterionBody = (model: PackageModel, criterion: Criterion, path: string): Html => {
  const controls = model.controlsOf(criterion.id);
  const evidence = model.evidenceOf(criterion.id);
  const byNobody = evidence.filter(
    (one) => !one.controlIds.some((id) => controls.some((control) => control.id === id)),
  );
  const declared = model.notApplicable(criterion.id);
  const omission = model.omissions.find((one) => one.gap.key === `criterion-without-control:${criterion.id}`);
  const section = (control: (typeof controls)[number]): Html => {
    const own = evidence.filter((one) => one.controlIds.includes(control.id));
    return html`<section>
      <h2>${link(path, `20_controls/${control.id}.html`, control.id)} ${control.title}</h2>
      <p class="small note">${control.ownerRole} · ${CADENCE_NAME[control.cadence]}</p>
      ${own.length > 0 ? evidenceTable(model, path, own, { criterion: criterion.id }) : html`<p class="flag">No evidence of this control is linked to ${criterion.id} in this package.</p>`}
    </section>`;
  };
  return html`<h1>${criterion.id} ${criterion.title}</h1>
    <p class="lead">${criterion.summary}</p>
    <p>
      ${counted(controls.length, 'control')} and ${counted(evidence.length, 'evidence item')} in this package.
      <span class="note">Title and summary are our own words.</span>
    </p>
    ${declared === null ? nothing : html`<p><b>Management declares ${criterion.id} not applicable:</b> ${declared}</p>`}${controls.length === 0 && declared === null ? html`<p class="flag">No control of the organization is mapped to ${criterion.id}${omission === undefined ? '' : ': '}${omission === undefined ? nothing : link(path, `02_index/omissions.html#${omission.id}`, omission.id)}.</p>` : nothing}${controls.map(section)}${
      byNobody.length > 0
        ? html`<section>
            <h2>Linked to points of focus of ${criterion.id} without a control</h2>
            ${evidenceTable(model, path, byNobody, { criterion: criterion.id })}
          </section>`
        : nothing
    }${pointList(model, criterion, path)}`;
};

export const criterionPages = (model: PackageModel): Page[] =>
  model.criteria.map((criterion, index) => {
    const path = pagePath(criterion);
    const neighbours = [model.criteria[index - 1], model.criteria[index + 1]]
      .filter((one) => one !== undefined)
      .map((one) => link(path, pagePath(one), one.id, ''));
    return {
      path,
      title: `${criterion.id} ${criterion.title}`,
      body: criterionBody(model, criterion, path),
      crumb: html`${link(path, SCOPE, 'Scope and criteria', '')} / ${criterion.series} &nbsp;
      ${join(neighbours, ' · ')}`,
      within: SCOPE,
    };
  });
