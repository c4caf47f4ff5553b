// The list of all controls in the package.
import type { PackageControl } from '../package-content';
import type { PackageModel } from '../package-model';
import { controlCoverageText } from './coverage-words';
import { CADENCE_NAME, counted, KIND_NAME } from './formats';
import { type Html, html, join, nothing } from './html';
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
      ${model.content.examined.type === 2 ? html`<td>${controlCoverageText(control)}</td>` : nothing}
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
            ${model.content.examined.type === 2 ? html`<th scope="col">Occurrences</th>` : nothing}
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
