// What management wrote for the examination: the system description and the letters around it, each as a page, a Word
// document and a PDF of the same text.
import type { PackageModel } from '../../package-model';
import type { PackageRecord } from '../../programme-content';
import { documentStem, REGISTER_PAGE } from '../../programme/programme-paths';
import { DOCUMENT_TYPES, type DocumentType } from '../../../../shared/domain/programme/document';
import { counted, day } from '../formats';
import { type Html, html, join, nothing, table } from '../html';
import { link, type Page, relative } from '../layout';
import { documentHtml } from './document-html';
import { evidenceLinks } from './fact-html';
import { registerOf, stateName } from './programme-words';
import { signaturesText } from './record-card';

const LIST = REGISTER_PAGE.document;

export const documentTypeName = ({ facts }: PackageRecord): string =>
  DOCUMENT_TYPES[facts['type'] as DocumentType];

/** The page itself among them, but on it. */
const forms = (from: string, record: PackageRecord): Html => {
  const stem = documentStem(record);
  return join(
    (
      [
        ['page', 'html'],
        ['Word', 'docx'],
        ['PDF', 'pdf'],
      ] as const
    )
      .filter(([, extension]) => from !== `${stem}.${extension}`)
      .map(([name, extension]) => html`<a href="${relative(from, `${stem}.${extension}`)}">${name}</a>`),
    ' · ',
  );
};

const wordingText = ({ facts }: PackageRecord): string =>
  facts['isFirmsWording'] === 'firm' ? 'the CPA firm gave the wording' : 'management’s own';

const listPage = (model: PackageModel): Page[] => {
  const register = registerOf(model, 'document');
  if (register === null) return [];
  const unfinished = (model.content.programme?.notFinished ?? []).filter(
    (one) => one.register === 'document',
  );
  return [
    {
      path: LIST,
      title: 'Description and letters',
      body: html`<h1>Description and letters</h1>
        <p class="lead">
          ${counted(register.records.length, 'document')} by management, as
          ${register.records.length === 1 ? 'it stands' : 'they stand'} on the day of the
          build.${unfinished.length === 0 ? nothing : html` ${counted(unfinished.length, 'document')} ${unfinished.length === 1 ? 'is' : 'are'} still written: see <a href="${relative(LIST, '02_index/omissions.html')}">what is not included</a>.`}
        </p>
        ${table(
          ['Number', 'Document', 'State', 'Wording', 'Signatures', 'The signed file', 'Read it as'],
          register.records.map(
            (one) =>
              html`<tr id="${one.id}">
                <th scope="row" class="id">${one.id}</th>
                <td>${one.title}<br /><span class="tag">${documentTypeName(one)}</span></td>
                <td>${stateName(one)}, version ${one.version}, from ${day(one.on)}</td>
                <td>${wordingText(one)}</td>
                <td>${signaturesText(one) ?? '–'}</td>
                <td>${evidenceLinks(model, LIST, one.evidenceIds)}</td>
                <td class="nw">${forms(LIST, one)}</td>
              </tr> `,
          ),
        )}`,
    },
  ];
};

const documentPage = (model: PackageModel, record: PackageRecord): Page[] => {
  const { paper } = record;
  if (paper === null) return [];
  const path = `${documentStem(record)}.html`;
  return [
    {
      path,
      title: `${record.id} ${record.title}`,
      crumb: link(path, LIST, 'Description and letters', ''),
      within: LIST,
      body: html`<h1><span class="id">${record.id}</span> ${record.title}</h1>
        <dl class="facts">
          ${paper.facts.map(
            ([name, value]) =>
              html`<dt>${name}</dt>
                <dd>${value}</dd>`,
          )}
          <dt>Also as</dt>
          <dd>${forms(path, record)}</dd>
          ${
            record.evidenceIds.length === 0
              ? nothing
              : html`<dt>Signed file, diagrams</dt>
                  <dd>${evidenceLinks(model, path, record.evidenceIds)}</dd>`
          }
        </dl>
        ${documentHtml(paper.blocks)}`,
    },
  ];
};

export function* documentPages(model: PackageModel): Generator<Page> {
  yield* listPage(model);
  for (const one of model.recordsOf('document')) yield* documentPage(model, one);
}
