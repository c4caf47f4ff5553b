// The rows an auditor picked from a population: what each row says, the evidence for it, and columns that stay
// empty for the auditor. A page for each population with picks; it prints as a working paper.
import type { PackagePopulation } from '../package-content';
import type { PackageModel } from '../package-model';
import { AUDITOR_CELLS, AUDITOR_GROUPS, AUDITOR_HEADS } from './auditor-columns';
import { openLinks, recordLink } from './evidence-table';
import { counted, day } from './formats';
import { type Html, html, nothing } from './html';
import { link, type Page } from './layout';
import { picksOf, sampleName, sampleStateName } from './population-words';

export const samplesPath = (one: PackagePopulation): string => `41_samples/${one.id}.html`;

type Sample = PackagePopulation['samples'][number];
type Selection = PackagePopulation['selections'][number];

/** The first cells that say something, by column; all of them are in the list itself. */
const MOST_CELLS = 8;
const cellsOf = (population: PackagePopulation, sample: Sample): Html => {
  const said = population.columns.flatMap((column, index) => {
    const text = sample.cells[index] ?? '';
    return text.trim() === '' ? [] : [{ name: column.name, text }];
  });
  const more = said.length - MOST_CELLS;
  return html`<dl class="cells">
      ${said.slice(0, MOST_CELLS).map(
        (one) =>
          html`<dt>${one.name}</dt>
            <dd>${one.text}</dd>`,
      )}
    </dl>
    ${more > 0 ? html`<span class="tag">and ${counted(more, 'more column')}</span>` : nothing}`;
};

const evidenceLines = (model: PackageModel, path: string, selection: Selection, sample: Sample): Html => {
  const line = (attribute: string): Html => {
    const items = sample.evidence.filter((one) => one.attribute === attribute);
    if (items.length === 0 && attribute === '') return nothing;
    return html`<div class="pair">
      ${attribute === '' ? nothing : html`<span class="soft">${attribute}:</span> `}${
        items.length === 0
          ? html`<span class="flag">not here</span>`
          : items.map(({ evidenceId }) => {
              const item = model.evidenceItem(evidenceId);
              return html`${recordLink(model, path, item)} ${openLinks(model, path, item)} `;
            })
      }
    </div>`;
  };
  const others = sample.evidence
    .map((one) => one.attribute)
    .filter((one) => one !== '' && !selection.attributes.includes(one));
  return html`${['', ...selection.attributes, ...new Set(others)].map(line)}${sample.evidence.length === 0 && selection.attributes.length === 0 ? html`<span class="flag">not here</span>` : nothing}`;
};

const selectionTable = (
  model: PackageModel,
  path: string,
  population: PackagePopulation,
  selection: Selection,
): Html => {
  const samples = population.samples.filter((one) => one.selection === selection.number);
  if (samples.length === 0) return nothing;
  return html`<section>
    <h2 id="selection-${selection.number}">
      Selection ${selection.number}${selection.pickedOn === null ? nothing : `, ${day(selection.pickedOn)}`}
    </h2>
    ${selection.note === '' ? nothing : html`<p class="note">${selection.note}</p>`}
    <div class="wrap">
      <table class="occ picks">
        <colgroup>
          ${[1, 2, 3, 4, 5, 6, 7].map((number) => html`<col class="p${number}" />`)}
        </colgroup>
        <thead>
          ${AUDITOR_GROUPS(3)}
          <tr>
            <th scope="col">Row</th>
            <th scope="col">What the row says</th>
            <th scope="col">Evidence</th>
            ${AUDITOR_HEADS}
          </tr>
        </thead>
        <tbody>
          ${samples.map(
            (one) =>
              html`<tr id="${sampleName(one.id)}">
                <th scope="row">
                  <span class="id">${sampleName(one.id)}</span><br /><span class="tag">row ${one.row}</span
                  ><br /><span class="tag wraps">${sampleStateName(one.state)}</span>
                </th>
                <td>${cellsOf(population, one)}</td>
                <td class="small">
                  ${evidenceLines(model, path, selection, one)}${one.note === '' ? nothing : html`<div class="note">${one.note}</div>`}
                </td>
                ${AUDITOR_CELLS}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
};

export const samplePages = (model: PackageModel): Page[] =>
  model.content.populations
    .filter((one) => one.samples.length > 0)
    .map((one) => {
      const path = samplesPath(one);
      const body = html`<h1>Picked rows of <span class="id">${one.id}</span> ${one.title}</h1>
        <p class="lead">${picksOf(one)}; picked by the auditor.</p>
        <p class="note">
          Row numbers are those a spreadsheet shows: the first line below the head is 2. The rows are as they
          stood in the list when they were picked.
        </p>
        ${one.selections.map((selection) => selectionTable(model, path, one, selection))}`;
      return {
        path,
        title: `Picked rows of ${one.id}`,
        body,
        crumb: html`${link(path, '02_index/populations.html', 'Populations and samples', '')} /
        ${link(path, `40_populations/${one.id}.html`, one.id)}`,
        landscape: true,
        within: '02_index/populations.html',
      };
    });
