// What the scope calls for and the package does not hold, with management's reason for each.
import type { NumberedOmission, PackageModel } from '../package-model';
import { counted } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, type Page, relative } from './layout';

const PATH = '02_index/omissions.html';

const row = (one: NumberedOmission): Html =>
  html`<tr id="${one.id}">
    <th scope="row" class="id">${one.id}</th>
    <td>${one.gap.what}</td>
    <td>${one.reason === null ? html`<span class="flag">no reason given yet</span>` : one.reason}</td>
    <td>
      ${one.gap.controlId === null ? '–' : link(PATH, `20_controls/${one.gap.controlId}.html`, one.gap.controlId)}
    </td>
    <td>
      ${join(
        one.gap.criterionIds.map((id) => link(PATH, `02_index/criteria/${id}.html`, id)),
        ' ',
      )}
    </td>
  </tr> `;

export const omissionsPage = (model: PackageModel): Page => {
  const { omissions } = model;
  const body = html`<h1>What is not included</h1>
    <p class="lead">
      ${omissions.length === 0 ? 'Nothing that management’s scope calls for is known to be missing.' : `${counted(omissions.length, 'omission')}.`}
      Anything that is neither in the package nor on this list is missing without our knowledge: please tell
      us.
    </p>
    ${
      omissions.length === 0
        ? nothing
        : html`<div class="wrap">
            <table>
              <thead>
                <tr>
                  <th scope="col">No.</th>
                  <th scope="col">What</th>
                  <th scope="col">Why, says management</th>
                  <th scope="col">Control</th>
                  <th scope="col">Criteria</th>
                </tr>
              </thead>
              <tbody>
                ${omissions.map(row)}
              </tbody>
            </table>
          </div>`
    }
    <p class="note end">
      The same list for machines is <a href="${relative(PATH, 'omissions.json')}">omissions.json</a>. It is
      computed: a criterion in scope without a control, a control without evidence, a control whose evidence
      all lies outside the examined time or is undated. It is not a judgement on any control.
    </p>`;
  return { path: PATH, title: 'Not included', body };
};
