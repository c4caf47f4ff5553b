// The scope: what management examines, what of it was asked for here, and every criterion with its controls.
import type { Criterion } from '../../../shared/domain/catalog';
import type { PackageModel } from '../package-model';
import { counted } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, type Page } from './layout';
import { categoryNames } from './cover-page';
import { selectionSection } from './selection-section';
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
    ${selectionSection(model, SCOPE)}${systemSection(model, SCOPE)}
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
