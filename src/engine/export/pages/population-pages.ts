// Populations: the lists an auditor picks from, with the record of how each was made; one page for each.
import type { PackagePopulation } from '../package-content';
import type { PackageModel } from '../package-model';
import { openFileLink, recordLink } from './evidence-table';
import { count, counted, day, range } from './formats';
import { type Html, html, join, nothing, paragraphs } from './html';
import { link, type Page, relative } from './layout';
import { countsText, picksOf, POPULATION_STATE_NAME } from './population-words';
import { samplesPath } from './sample-pages';

export const POPULATIONS_PATH = '02_index/populations.html';
export const populationPath = (one: PackagePopulation): string => `40_populations/${one.id}.html`;

const controlLinks = (path: string, one: PackagePopulation): Html =>
  one.controlIds.length === 0
    ? html`–`
    : join(
        one.controlIds.map((id) => link(path, `20_controls/${id}.html`, id)),
        ' ',
      );

const listFile = (model: PackageModel, one: PackagePopulation) =>
  model.filesOf(one.list.evidenceId).find((file) => file.position === one.list.position);

const replacedBy = (model: PackageModel, one: PackagePopulation): PackagePopulation | undefined =>
  model.content.populations.find((other) => other.replaces === one.id);

export const populationsPage = (model: PackageModel): Page => {
  const { populations } = model.content;
  const path = POPULATIONS_PATH;
  const picked = populations.reduce((all, one) => all + one.samples.length, 0);
  const row = (one: PackagePopulation): Html =>
    html`<tr id="${one.id}">
      <th scope="row">${link(path, populationPath(one), one.id)}</th>
      <td>
        ${one.title}${replacedBy(model, one) === undefined ? nothing : html`<br /><span class="flag small">replaced by ${replacedBy(model, one)?.id ?? ''}</span>`}
      </td>
      <td>${controlLinks(path, one)}</td>
      <td>${POPULATION_STATE_NAME[one.state]}</td>
      <td class="num">${count(one.rowCount)}</td>
      <td>
        ${one.samples.length === 0 ? html`<span class="tag">nothing picked yet</span>` : html`<a href="${relative(path, samplesPath(one))}">${picksOf(one)}</a>`}
      </td>
    </tr> `;
  const body = html`<h1>Populations and samples</h1>
    <p class="lead">
      ${counted(populations.length, 'population')}, ${counted(picked, 'row')} picked by the auditor.
    </p>
    <p class="note">
      A population is a list from which the auditor picks. Its page says how the list was made and what speaks
      for its completeness. Rows management picks for itself are not in this package.
    </p>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Population</th>
            <th scope="col">Title</th>
            <th scope="col">Controls</th>
            <th scope="col">State</th>
            <th scope="col" class="num">Rows</th>
            <th scope="col">Picked by the auditor</th>
          </tr>
        </thead>
        <tbody>
          ${populations.map(row)}
        </tbody>
      </table>
    </div>`;
  return { path, title: 'Populations and samples', body };
};

const said = (text: string): Html | string => (text.trim() === '' ? 'not stated' : paragraphs(text));

const recordFacts = (one: PackagePopulation): readonly (readonly [string, Html | string])[] => {
  const { record } = one;
  const run = [
    record.runOn === null ? '' : day(record.runOn),
    record.runBy === '' ? '' : `by ${record.runBy}`,
  ];
  return [
    ['Source system', said(record.sourceSystem)],
    [
      'Query, as run',
      record.query.trim() === '' ? 'not stated' : html`<div class="mono">${paragraphs(record.query)}</div>`,
    ],
    ['Parameters', said(record.parameters)],
    ['Days it covers', record.range === null ? 'not stated' : range(record.range)],
    ['Time zone of its dates', said(record.timeZone)],
    ['Run', run.filter((part) => part !== '').join(' ') || 'not stated'],
    ['Rows', countsText(one)],
    [
      'Filtered',
      record.isUnfiltered ? 'no, says management' : html`yes, or not stated: ${said(record.filters)}`,
    ],
    ['Held against', said(record.reconciliation)],
    ['Observed by the auditor', record.wasObserved ? 'yes, says management' : 'no'],
    ...(record.notes.trim() === '' ? [] : [['Notes', said(record.notes)] as const]),
  ];
};

const columnsTable = (one: PackagePopulation): Html =>
  html`<section>
    <h2 id="columns">Columns of the list</h2>
    <p class="note">
      Each digest is over the cells of its column in order, as the format says (population-v1): a list that
      was changed after it was handed over does not have them.
    </p>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col" class="num">No.</th>
            <th scope="col">Column</th>
            <th scope="col" class="num">Blank cells</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${one.columns.map(
            (column, index) =>
              html`<tr>
                <td class="num">${index + 1}</td>
                <th scope="row">${column.name}</th>
                <td class="num">${count(column.blankCount)}</td>
                <td class="hash">${column.digest}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;

const selections = (path: string, one: PackagePopulation): Html => {
  if (one.selections.length === 0) return nothing;
  return html`<section>
    <h2 id="picks">Picked by the auditor</h2>
    <ul class="plain">
      ${one.selections.map((selection) => {
        const rows = one.samples.filter((sample) => sample.selection === selection.number).length;
        return html`<li>
          Selection
          ${selection.number}${selection.pickedOn === null ? nothing : `, ${day(selection.pickedOn)}`}:
          ${counted(rows, 'row')}${selection.attributes.length === 0 ? nothing : html`, asked for: ${selection.attributes.join('; ')}`}${selection.note === '' ? nothing : html`<br /><span class="soft">${selection.note}</span>`}
        </li>`;
      })}
    </ul>
    <p>
      <a class="open" href="${relative(path, samplesPath(one))}">Open the picked rows</a>
      <span class="tag">${picksOf(one)}</span>
    </p>
  </section>`;
};

const populationBody = (model: PackageModel, one: PackagePopulation): Html => {
  const path = populationPath(one);
  const file = listFile(model, one);
  const item = model.evidenceItem(one.list.evidenceId);
  const successor = replacedBy(model, one);
  const facts: readonly (readonly [string, Html | string])[] = [
    [
      'State, says management',
      `${POPULATION_STATE_NAME[one.state]}${one.stateNote === '' ? '' : `: ${one.stateNote}`}`,
    ],
    ['Controls', controlLinks(path, one)],
    [
      'The list',
      html`${recordLink(model, path, item)}
      ${file === undefined ? nothing : html`${openFileLink(model, path, item.ref, file)}<br /><span class="hash">SHA-256 ${file.sha256}</span>`}`,
    ],
    ...(one.replaces === null
      ? []
      : [
          [
            'Replaces',
            model.content.populations.some((other) => other.id === one.replaces)
              ? link(path, `40_populations/${one.replaces}.html`, one.replaces)
              : one.replaces,
          ] as const,
        ]),
    ...(successor === undefined
      ? []
      : [['Replaced by', link(path, populationPath(successor), successor.id)] as const]),
  ];
  const list = (rows: typeof facts): Html =>
    html`<dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  return html`<h1><span class="id">${one.id}</span> ${one.title}</h1>
    <p class="lead">${counted(one.rowCount, 'row')}; ${picksOf(one)}.</p>
    ${list(facts)}
    <section>
      <h2 id="record">How the list was made, says management</h2>
      ${list(recordFacts(one))}
    </section>
    ${selections(path, one)}${columnsTable(one)}`;
};

export const populationPages = (model: PackageModel): Page[] =>
  model.content.populations.map((one) => {
    const path = populationPath(one);
    return {
      path,
      title: `${one.id} ${one.title}`,
      body: populationBody(model, one),
      crumb: link(path, POPULATIONS_PATH, 'Populations and samples', ''),
      within: POPULATIONS_PATH,
    };
  });
