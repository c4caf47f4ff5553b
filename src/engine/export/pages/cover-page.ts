// The first page: a tile for each criterion, the verdict, what is missing, and how to tell whether the
// package is genuine. Auditors think in criteria, so CC6.1 to an opened file is two clicks.
import type { CriterionId } from '../../../shared/ids';
import type { HandedRegister } from '../../../shared/domain/programme/handed-over';
import type { PackageModel } from '../package-model';
import { NO_OPINION } from '../verdict-texts';
import { CHANGES_PATH } from './changes-page';
import { declared, missing, notOnTimePanel, programmeFact, requestsLine, verdictPanel } from './cover-panels';
import { counted, examinedText, moment, reportName } from './formats';
import { type Html, html, nothing } from './html';
import { link, type Page, relative } from './layout';
import { programmeText } from './programme/programme-words';
import { isWholeScope } from './selection-section';
import { SHAPES } from './state-shapes';

const PATH = '02_index.html';

export const categoryNames = (model: PackageModel): string =>
  model.content.catalog.categories
    .filter((one) => model.content.categories.includes(one.id))
    .map((one) => one.name)
    .join(', ');

const tile = (model: PackageModel, id: CriterionId): Html => {
  const files = model.evidenceOf(id).length;
  const controls = model.controlsOf(id).length;
  const under =
    files > 0
      ? counted(files, 'item')
      : model.notApplicable(id) !== null
        ? 'not applicable'
        : controls > 0
          ? 'no evidence'
          : 'no control';
  return html`<li${files > 0 ? nothing : html` class="other"`}><a href="${relative(PATH, `02_index/criteria/${id}.html`)}"><b>${id}</b> <span class="n">${under}</span> <span class="t">${model.criterion(id).title}</span></a></li>`;
};

const tiles = (model: PackageModel): Html =>
  html`<section aria-labelledby="go" class="noprint">
    <h2 id="go" class="first">Go to a criterion</h2>
    <ul class="crits">
      ${model.content.criterionIds.map((id) => tile(model, id))}
    </ul>
    <p class="note small">
      Titles are our own words; the criteria themselves are in the AICPA publication. Dashed: nothing is
      linked to it in this package.
    </p>
  </section>`;

const genuine = (model: PackageModel): Html =>
  html`<section class="panel">
    <h2>Before you rely on it: is it genuine?</h2>
    <p>
      The signature is in the folder above this page, with <b>HOW-TO-VERIFY.txt</b>. The order matters: first
      the signer's key, by another route than this package, then the signature, then the files.
    </p>
    <p class="close">The package says it is signed with the key of these twelve words:</p>
    <ol class="words">
      ${model.signer.words.map((word) => html`<li>${word}</li>`)}
    </ol>
    <p class="small note">
      Printed here, the words are only a claim: anybody can print words. They count when the verifier has
      computed them from the key and they equal the ones in your engagement letter, or read out by somebody
      you know at ${model.content.organization}. Key as minisign text:
      <span class="hash">${model.signer.publicKey}</span>
    </p>
  </section>`;

const roundRows = (model: PackageModel): (readonly [string, Html | string])[] => {
  const { previous, base } = model.content;
  return [
    ...(previous === null
      ? []
      : [
          [
            'Round before',
            html`${previous.packageId} round
              ${previous.round}${model.content.changes === null ? nothing : html`, <a href="${relative(PATH, CHANGES_PATH)}">what changed since</a>`};
              seal number <span class="hash">${previous.sealNumber}</span>`,
          ] as const,
        ]),
    ...(base === null
      ? []
      : [
          [
            'Delta',
            html`goes with ${base.packageId} round ${base.round}, seal number
              <span class="hash">${base.sealNumber}</span>`,
          ] as const,
        ]),
  ];
};

const facts = (model: PackageModel): Html => {
  const { content } = model;
  const rows: readonly (readonly [string, Html | string])[] = [
    ['Entity', content.organization],
    ['System', content.systemName],
    ['Examination', `${reportName(content.examined)}, ${examinedText(content.examined)}`],
    ['Categories', categoryNames(model)],
    [
      'Criteria',
      `${content.catalog.framework.short_name}, catalog ${content.catalog.framework.catalog_version}, titles in our own words`,
    ],
    ['Prepared for', content.firm === '' ? 'not named' : content.firm],
    ...(content.recipients.length === 0
      ? []
      : [
          [
            'Made for',
            content.recipients
              .map((one) => [one.firm, one.person].filter((part) => part !== '').join(', '))
              .join('; '),
          ] as const,
        ]),
    [
      'What was asked for',
      isWholeScope(model)
        ? 'the whole scope'
        : html`a part of the scope, see
            <a href="${relative(PATH, '02_index/scope.html#asked-for')}">Scope and criteria</a>`,
    ],
    ...(programmeText(model) === '' ? [] : [['Registers', programmeFact(model)] as const]),
    ['Package', `${content.packageId}, round ${String(content.round)}, ${content.uuid}`],
    ...roundRows(model),
    ['Built', `${moment(content.builtAt)} by ${content.builtBy.name}, with ${content.program}`],
    [
      'Custody record',
      html`${counted(content.custody.lines.length, 'entry', 'entries')}, head
        <span class="hash">${content.custody.head}</span>
        (${link(PATH, '02_index/custody.html', 'custody', '')})`,
    ],
  ];
  return html`<section>
    <h2>What this package is</h2>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
  </section>`;
};

const PROGRAMME_FOLDERS: readonly (readonly [string, string, readonly HandedRegister[]])[] = [
  [
    '10_description/, 11_management/',
    'What management wrote: the system description and the letters, as page, Word and PDF',
    ['document'],
  ],
  [
    '70_vendors/',
    'Vendors, their reports, and complementary controls both ways',
    ['vendor', 'vendor-report'],
  ],
  [
    '75_registers/',
    'People, incidents, risks and changes as at the end of the examined time',
    ['person', 'incident', 'risk', 'change'],
  ],
  ['80_policies/', 'Policies in force: the approved text of each edition, who acknowledged it', ['policy']],
  ['85_ai/', 'Models, datasets, prompts and evaluations', ['ai-asset']],
];

const arrangement = (model: PackageModel): readonly (readonly [string, string])[] => [
  ['00_README.txt', 'This page in short'],
  ['01_index.xlsx', 'All lists as one workbook, with filters and links'],
  ['02_index.html', 'This page; the others are in 02_index/'],
  ['20_controls/', 'One sheet a control, with empty columns for your tests'],
  ['30_evidence/', 'Each evidence file once, by number, a folder for each hundred'],
  ...(model.content.populations.length > 0
    ? [
        [
          '40_populations/',
          'A page for each list the auditor picks from: how it was made, its columns',
        ] as const,
      ]
    : []),
  ...(model.content.populations.some((one) => one.samples.length > 0)
    ? [['41_samples/', 'The rows the auditor picked, with evidence and empty columns'] as const]
    : []),
  ...(model.requests.length > 0
    ? [['50_requests/', 'What the auditor asked, with a list to fill in and send back'] as const]
    : []),
  ['60_exceptions/', 'What failed, in management’s words, and what management answers'],
  ...PROGRAMME_FOLDERS.filter(([, , registers]) =>
    registers.some((one) => model.recordsOf(one).length > 0),
  ).map(([folder, what]) => [folder, what] as const),
  ['90_custody/', 'Who did what and when: hashes in one chain, signed by the person'],
  ['package.json, omissions.json', 'The same for machines'],
];

const deltaNote = (model: PackageModel): Html => {
  const { base } = model.content;
  if (base === null) return nothing;
  const carried = model.files.filter(
    (file) => file.isFirstWithTheseBytes && model.inBase(file.sha256) === null,
  );
  return html`<p class="banner calm">
    <b>This is a delta.</b> It has every page and list, and ${counted(carried.length, 'evidence file')} that
    ${base.packageId} round ${base.round} does not hold. For the others keep that package at hand: pages say
    where in it they are.
  </p>`;
};

export const coverPage = (model: PackageModel): Page => {
  const { content } = model;
  const body = html`${SHAPES}
    <h1>Evidence for the ${reportName(content.examined)} examination of ${content.systemName}</h1>
    <p class="lead">
      Prepared by the management of
      ${content.organization}${content.firm === '' ? nothing : html` for ${content.firm}`},
      <span class="nw">${examinedText(content.examined)}</span>. This is
      <span class="id">${content.packageId}</span>, round ${content.round}:
      ${counted(content.controls.length, 'control')}, ${counted(content.evidence.length, 'evidence item')},
      ${counted(model.files.length, 'file')}.
    </p>
    ${deltaNote(model)} ${tiles(model)}
    <div class="cols top">
      ${verdictPanel(model)}
      <section class="panel">
        <h2>What is not included</h2>
        ${missing(model)}${declared(model)}${requestsLine(model)}
      </section>
    </div>
    ${notOnTimePanel(model)}${genuine(model)}${facts(model)}
    <section>
      <h2>How it is arranged</h2>
      <div class="wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">What is in it</th>
            </tr>
          </thead>
          <tbody>
            ${arrangement(model).map(
              ([name, what]) =>
                html`<tr>
                  <th scope="row" class="mono">${name}</th>
                  <td>${what}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>
    <p class="note small end">${NO_OPINION}</p>`;
  return { path: PATH, title: 'Cover', body };
};
