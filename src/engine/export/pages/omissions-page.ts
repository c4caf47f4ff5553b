// What the scope calls for and the package does not hold, with management's reason for each.
import type { NumberedOmission, PackageModel } from '../package-model';
import type { LeftOut } from '../../../shared/domain/package';
import { count, counted } from './formats';
import { recordName } from './programme/fact-html';
import { type Html, html, join, nothing } from './html';
import { link, type Page, relative } from './layout';

const PATH = '02_index/omissions.html';

/** A number, which leads to its page where the package has one. */
const there = (isHere: boolean, path: string, id: string): Html =>
  isHere ? link(PATH, path, id) : html`<span class="id">${id}</span>`;

/** Where exceptions answer it, their numbers lead to them. */
const reasonCell = (model: PackageModel, one: NumberedOmission): Html => {
  if (one.reason === null) return html`<span class="flag">no reason given yet</span>`;
  if (one.gap.answeredBy !== one.reason) return html`${one.reason}`;
  const links = one.reason
    .split(', ')
    .map((id) =>
      model.content.exceptions.some((other) => other.id === id)
        ? link(PATH, `60_exceptions/exceptions.html#${id}`, id)
        : recordName(model, PATH, id),
    );
  return html`see ${join(links, ', ')}`;
};

const row = (model: PackageModel, one: NumberedOmission): Html =>
  html`<tr id="${one.id}">
    <th scope="row" class="id">${one.id}</th>
    <td>
      ${one.gap.what}${one.files.map((file) => html`<div class="hash">file ${file.position}, ${count(file.sizeBytes)} bytes, SHA-256 ${file.sha256}</div>`)}
    </td>
    <td>${reasonCell(model, one)}</td>
    <td>
      ${
        one.gap.controlId === null
          ? '–'
          : there(
              model.content.controls.some((other) => other.id === one.gap.controlId),
              `20_controls/${one.gap.controlId}.html`,
              one.gap.controlId,
            )
      }
    </td>
    <td class="links">
      ${join(
        one.gap.criterionIds.map((id) =>
          there(model.content.criterionIds.includes(id), `02_index/criteria/${id}.html`, id),
        ),
        ' ',
      )}
    </td>
  </tr> `;

export const LEFT_OUT_REASON: Readonly<Record<LeftOut['reason'], string>> = {
  'not-selected': 'not asked for',
  'outside-the-dates': 'outside the days asked for',
  'too-sensitive': 'too sensitive to hand over: to be seen in person',
  'not-to-be-handed-on': 'its terms do not let us hand it on: to be seen in person',
  'outside-the-scope': 'outside the scope',
  'not-confirmed': 'not confirmed by management yet',
  withdrawn: 'withdrawn by management',
  rejected: 'rejected by management',
  'only-requested': 'asked for, nothing collected yet',
};

const leftOutSection = (list: readonly LeftOut[]): Html => {
  if (list.length === 0) return nothing;
  return html`<section>
    <h2 id="left-out">Left out by choice</h2>
    <div class="wrap">
      <table>
        <thead>
          <tr>
            <th scope="col">Number</th>
            <th scope="col">What it is</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          ${list.map(
            (one) =>
              html`<tr>
                <th scope="row" class="id">${one.id}</th>
                <td>${one.title}</td>
                <td>${LEFT_OUT_REASON[one.reason]}</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
};

/** `3 criteria, 12 controls`; empty where the whole scope was asked for. */
export const notSelectedText = (model: PackageModel): string => {
  const {
    criteria,
    controls,
    evidence,
    exceptions,
    populations,
    requests = 0,
    records = 0,
  } = model.content.notSelected;
  const parts: readonly (readonly [number, string, string])[] = [
    [criteria, 'criterion', 'criteria'],
    [controls, 'control', 'controls'],
    [evidence, 'evidence item', 'evidence items'],
    [exceptions, 'exception', 'exceptions'],
    [populations, 'population', 'populations'],
    [requests, 'request', 'requests'],
    [records, 'record of the programme', 'records of the programme'],
  ];
  return parts
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => counted(number, one, many))
    .join(', ');
};

const notSelectedSection = (model: PackageModel): Html => {
  const text = notSelectedText(model);
  if (text === '') return nothing;
  return html`<section>
    <h2 id="not-selected">Not asked for</h2>
    <p>
      This package was made for a part of the scope. Of what the whole scope calls for, these are not in it
      and are not named: ${text}. What was asked for stands on
      <a href="${relative(PATH, '02_index/scope.html#asked-for')}">Scope and criteria</a>.
    </p>
  </section>`;
};

export const omissionsPage = (model: PackageModel): Page => {
  const { omissions } = model;
  const { leftOut } = model.content;
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
                ${omissions.map((one) => row(model, one))}
              </tbody>
            </table>
          </div>`
    }
    ${leftOutSection(leftOut.filter((one) => !omissions.some((other) => other.gap.key.endsWith(`:${one.id}`))))}${notSelectedSection(model)}
    <p class="note end">
      The same list for machines is <a href="${relative(PATH, 'omissions.json')}">omissions.json</a>. It is
      computed: a criterion in scope without a control, a control without evidence, a control whose evidence
      all lies outside the examined time or is undated, occurrences without evidence, picked rows without
      evidence, policies and documents that are not finished, what is withheld and what could not be read. It
      is not a judgement on any control.
    </p>`;
  return { path: PATH, title: 'Not included', body };
};
