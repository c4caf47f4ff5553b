// Policies in force in the examined time: the list, and a page for each edition with its text as it was approved and who
// acknowledged it.
import { type Block, plainText } from '../../../../shared/document/blocks';
import { parseMarkdown } from '../../../../shared/document/parse-markdown';
import { POLICY } from '../../../../shared/domain/programme';
import type { AcknowledgedHow } from '../../../../shared/domain/programme/policy-edition';
import { fieldText } from '../../../../shared/domain/programme/field-text';
import type { PackageModel } from '../../package-model';
import type { PackageEdition } from '../../programme-content';
import { editionStem, REGISTER_PAGE } from '../../programme/programme-paths';
import { statedText } from '../../programme/stated-text';
import { count, counted, day, moment } from '../formats';
import { type Html, html, nothing, table } from '../html';
import { link, type Page, relative } from '../layout';
import { controlLinks, criterionLinks, evidenceLinks, recordName } from './fact-html';
import { documentHtml } from './document-html';
import { registerOf } from './programme-words';
import { registerNote } from './register-pages';

const LIST = REGISTER_PAGE.policy;

export const HOW_NAME: Readonly<Record<AcknowledgedHow, string>> = {
  list: 'in an imported list',
  sheet: 'on a signed sheet',
  row: 'noted one by one',
};

export const forceText = ({ inForceFrom, inForceTo }: PackageEdition): string =>
  inForceTo === null ? `from ${day(inForceFrom)}` : `${day(inForceFrom)} – ${day(inForceTo)}`;

/** `38 of 40 people asked`; of an edition that nobody is asked about any more only how many did. */
export const acknowledgedText = ({ asked, open, acknowledged }: PackageEdition): string => {
  if (asked !== null && open !== null)
    return `${count(asked - open)} of ${counted(asked, 'person', 'people')} asked`;
  return acknowledged.length === 0 ? '–' : counted(acknowledged.length, 'person', 'people');
};

const editionsOf = (model: PackageModel, policy: string): readonly PackageEdition[] =>
  (model.content.programme?.editions ?? []).filter((one) => one.policyId === policy);

const editionLink = (from: string, one: PackageEdition): Html =>
  html`<a href="${relative(from, `${editionStem(one)}.html`)}">edition ${one.edition}</a>`;

const listPage = (model: PackageModel): Page[] => {
  const register = registerOf(model, 'policy');
  if (register === null) return [];
  const unfinished = (model.content.programme?.notFinished ?? []).filter((one) => one.register === 'policy');
  return [
    {
      path: LIST,
      title: 'Policies',
      landscape: true,
      body: html`<h1>Policies</h1>
        <p class="lead">
          ${counted(register.records.length, 'policy', 'policies')} in force in the examined time,
          ${counted(model.content.programme?.editions.length ?? 0, 'edition')}.${unfinished.length === 0 ? nothing : html` ${counted(unfinished.length, 'policy', 'policies')} without one: see <a href="${relative(LIST, '02_index/omissions.html')}">what is not included</a>.`}
        </p>
        <p class="note">
          An edition is a text that a member of management approved with their own key, from a day on. Its
          page has the text as it was approved; the same bytes are beside it as a text file with the SHA-256
          that was signed.
        </p>
        ${registerNote(model, register)}${table(
          [
            'Number',
            'Policy',
            'Kind',
            'Owner',
            'Editions, in force',
            'Acknowledged by',
            'Controls',
            'Criteria',
            'File',
          ],
          register.records.map((one) => {
            const editions = editionsOf(model, one.id);
            return html`<tr id="${one.id}">
              <th scope="row" class="id">${one.id}</th>
              <td>${one.title}</td>
              <td>${fieldText(POLICY.fields.kind, one.facts['kind']) || '–'}</td>
              <td>${statedText(one.facts, 'owner') || '–'}</td>
              <td>
                ${editions.map((edition) => html`<div class="pair">${editionLink(LIST, edition)}, ${forceText(edition)}</div>`)}
              </td>
              <td>
                ${editions.map((edition) => html`<div class="pair">${acknowledgedText(edition)}</div>`)}
              </td>
              <td>${controlLinks(LIST, one.controlIds)}</td>
              <td class="small">${criterionLinks(LIST, one.criterionIds)}</td>
              <td>
                ${evidenceLinks(
                  model,
                  LIST,
                  editions.flatMap((edition) => edition.evidenceId ?? []),
                )}
              </td>
            </tr> `;
          }),
        )}`,
    },
  ];
};

const acknowledgements = (model: PackageModel, path: string, one: PackageEdition): Html =>
  one.acknowledged.length === 0
    ? nothing
    : html`<section>
        <h2 id="acknowledged">Acknowledged by ${counted(one.acknowledged.length, 'person', 'people')}</h2>
        ${table(
          ['Person', 'On', 'How', 'Evidence'],
          one.acknowledged.map(
            ({ person, name, on, how, evidenceId }) =>
              html`<tr>
                <th scope="row">
                  ${model.record(person) === null ? html`<span class="id">${person}</span> ${name}` : recordName(model, path, person)}
                </th>
                <td class="nw">${day(on)}</td>
                <td>${HOW_NAME[how]}</td>
                <td>${evidenceLinks(model, path, evidenceId === null ? [] : [evidenceId])}</td>
              </tr> `,
          ),
        )}
      </section>`;

/** Without a first heading that only repeats the title, which stands above it already. */
const bodyOf = ({ title, text }: PackageEdition): readonly Block[] => {
  const blocks = parseMarkdown(text);
  const [first] = blocks;
  return first?.kind === 'heading' && plainText(first.runs).trim() === title.trim()
    ? blocks.slice(1)
    : blocks;
};

const editionPage = (model: PackageModel, one: PackageEdition): Page => {
  const path = `${editionStem(one)}.html`;
  const policy = model.record(one.policyId);
  const text = `${editionStem(one)}.md`;
  const facts: readonly (readonly [string, Html | string])[] = [
    ['Edition', String(one.edition)],
    ['In force', forceText(one)],
    ['Approved by', `${one.approvedBy}, ${moment(one.approvedAt)}`],
    ['Owner', statedText(policy?.facts, 'owner') || 'not stated'],
    ['Acknowledged by', acknowledgedText(one)],
    ['Controls', controlLinks(path, policy?.controlIds ?? [])],
    ['Criteria', criterionLinks(path, policy?.criterionIds ?? [])],
    ...(one.evidenceId === null ? [] : [['File', evidenceLinks(model, path, [one.evidenceId])] as const]),
    [
      'Approved text',
      html`<a href="${relative(path, text)}">${text.slice(text.lastIndexOf('/') + 1)}</a>
        <span class="hash">SHA-256 ${one.textSha256}</span>`,
    ],
  ];
  return {
    path,
    title: `${one.policyId} ${one.title}, edition ${String(one.edition)}`,
    crumb: link(path, LIST, 'Policies', ''),
    within: LIST,
    body: html`<h1><span class="id">${one.policyId}</span> ${one.title}</h1>
      <dl class="facts">
        ${facts.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      ${documentHtml(bodyOf(one))}${acknowledgements(model, path, one)}`,
  };
};

export function* policyPages(model: PackageModel): Generator<Page> {
  yield* listPage(model);
  for (const one of model.content.programme?.editions ?? []) yield editionPage(model, one);
}
