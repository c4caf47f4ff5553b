// What management says the examination is about: boundary, parts in and out, subservice organizations,
// people, and the criteria it declares not applicable. Stands above the criteria on the page of the scope.
import type { ScopeItemKind } from '../../../shared/domain/scope';
import type { PackageModel } from '../package-model';
import { type Html, html, nothing, paragraphs, table } from './html';
import { link } from './layout';

export const ITEM_KIND_NAME: Readonly<Record<ScopeItemKind, string>> = {
  service: 'service',
  infrastructure: 'infrastructure',
  software: 'software',
  data: 'data',
  'data-flow': 'data flow',
  people: 'people',
};

export const METHOD_NAME = { 'carve-out': 'carve-out', inclusive: 'inclusive' } as const;

/** An empty cell looks forgotten. */
const orDash = (text: string): string => text || '–';

const parts = (model: PackageModel): Html => {
  const { items } = model.content.scope;
  if (items.length === 0) return nothing;
  const rows = [...items.filter((one) => one.inScope), ...items.filter((one) => !one.inScope)].map(
    (one) =>
      html`<tr>
        <th scope="row">${one.name}</th>
        <td>${ITEM_KIND_NAME[one.kind]}</td>
        <td>${one.inScope ? 'in scope' : html`<span class="flag">not in scope</span>`}</td>
        <td>${orDash(one.note)}</td>
        <td>${one.inScope ? '–' : one.reason === '' ? 'no reason given' : one.reason}</td>
      </tr> `,
  );
  return html`<section>
    <h2 id="parts">Parts of the system</h2>
    ${table(['Part', 'Kind', 'Scope', 'Note', 'Why it is left out'], rows)}
  </section>`;
};

const organizations = (model: PackageModel): Html => {
  const list = model.content.scope.subserviceOrganizations;
  if (list.length === 0) return nothing;
  const rows = list.map(
    (one) =>
      html`<tr>
        <th scope="row">${one.name}</th>
        <td>${orDash(one.service)}</td>
        <td>${METHOD_NAME[one.method]}</td>
        <td>${orDash(one.assumedControls)}</td>
        <td>${orDash(one.note)}</td>
      </tr> `,
  );
  return html`<section>
    <h2 id="subservice">Subservice organizations</h2>
    <p class="note">
      Carve-out: their controls are not part of this examination, and management assumes the ones named here.
      Inclusive: their controls are part of it.
    </p>
    ${table(['Organization', 'Service', 'Method', 'Controls management assumes', 'Note'], rows)}
  </section>`;
};

const people = (model: PackageModel): Html => {
  const { people: list } = model.content.scope;
  if (list.length === 0) return nothing;
  const rows = list.map(
    (one) =>
      html`<tr>
        <th scope="row">${one.name}</th>
        <td>
          ${one.side === 'organization' ? model.content.organization : model.content.firm || 'CPA firm'}
        </td>
        <td>${orDash(one.role)}</td>
        <td>${orDash(one.email)}</td>
      </tr> `,
  );
  return html`<section>
    <h2 id="people">People</h2>
    ${table(['Name', 'Of', 'Role', 'E-mail'], rows)}
  </section>`;
};

const notApplicable = (model: PackageModel, path: string): Html => {
  const list = model.content.scope.notApplicable;
  if (list.length === 0) return nothing;
  const rows = list.map(
    (one) =>
      html`<tr>
        <th scope="row">${link(path, `02_index/criteria/${one.criterionId}.html`, one.criterionId)}</th>
        <td>${model.criterion(one.criterionId).title}</td>
        <td>${one.reason}</td>
      </tr> `,
  );
  return html`<section>
    <h2 id="not-applicable">Criteria management declares not applicable</h2>
    <p class="note">
      They belong to the categories in scope and stay listed below. Whether the reason holds is not judged
      here.
    </p>
    ${table(['Criterion', 'In our words', 'Why, says management'], rows)}
  </section>`;
};

/** Empty where nobody has said anything yet. */
export const systemSection = (model: PackageModel, path: string): Html => {
  const { boundary } = model.content.scope;
  return html`${
    boundary === ''
      ? nothing
      : html`<section>
          <h2 id="boundary">Boundary of the system</h2>
          ${paragraphs(boundary)}
        </section>`
  }${parts(model)}${organizations(model)}${people(model)}${notApplicable(model, path)}`;
};
