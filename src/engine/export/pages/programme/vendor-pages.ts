// Vendors with what was agreed with them and the report they gave, the reports with our review of each, and the map of
// complementary controls. Opinions are those of the vendors' CPA firms; no report is judged here.
import { VENDOR } from '../../../../shared/domain/programme';
import { fieldText } from '../../../../shared/domain/programme/field-text';
import type { Vendor } from '../../../../shared/domain/programme/vendor';
import type { EvidenceId } from '../../../../shared/ids';
import type { PackageModel } from '../../package-model';
import type { PackageRecord } from '../../programme-content';
import { CUEC_PAGE, CUEC_TABLE, REGISTER_PAGE } from '../../programme/programme-paths';
import { statedText } from '../../programme/stated-text';
import { counted } from '../formats';
import { type Html, html, join, nothing, table } from '../html';
import { link, type Page, relative } from '../layout';
import { complementaryOf } from './complementary';
import { controlLinks, criterionLinks, evidenceLinks, recordName } from './fact-html';
import { asAtText, registerOf, stateName } from './programme-words';
import { inspectionHtml, toldAfterwards } from './record-card';
import { changesSection, recordCards, registerNote } from './register-pages';
import { gapText, opinionText, reportsOf, reportText } from './vendor-words';

const VENDORS = REGISTER_PAGE.vendor;
const REPORTS = REGISTER_PAGE['vendor-report'];

const factsOf = (vendor: PackageRecord): Vendor => vendor.facts as Vendor;

const roleText = (vendor: PackageRecord): string => {
  const { role, method } = factsOf(vendor);
  const name = fieldText(VENDOR.fields.role, role);
  return method === '' || role !== 'subservice'
    ? name
    : `${name}, ${fieldText(VENDOR.fields.method, method).toLowerCase()}`;
};

const agreedText = (vendor: PackageRecord): Html => {
  const facts = factsOf(vendor);
  const parts = (
    [
      ['contract', VENDOR.fields.contract, facts.contract],
      ['DPA', VENDOR.fields.dpa, facts.dpa],
      ['BAA', VENDOR.fields.baa, facts.baa],
    ] as const
  ).flatMap(([name, field, value]) =>
    value === '' ? [] : [`${name}: ${fieldText(field, value).toLowerCase()}`],
  );
  return parts.length === 0
    ? html`–`
    : join(
        parts.map((part) => html`${part}`),
        '<br>',
      );
};

const reportCell = (model: PackageModel, vendor: PackageRecord): Html => {
  const [newest, ...older] = reportsOf(model, vendor);
  if (newest === undefined) return html`<span class="tag">no report in the register</span>`;
  const gap = gapText(model, newest);
  return html`<a href="${relative(VENDORS, `${REPORTS}#about-${newest.id}`)}">${reportText(newest)}</a
    ><br />opinion:
    ${opinionText(newest)}${gap === '' ? nothing : html`<br /><span class="flag wraps">${gap}</span>`}${older.length === 0 ? nothing : html`<br /><span class="tag">and ${counted(older.length, 'more report')}</span>`}`;
};

const vendorRow = (model: PackageModel, one: PackageRecord): Html => {
  const facts = factsOf(one);
  return html`<tr id="${one.id}">
    <th scope="row">${link(VENDORS, `${VENDORS}#about-${one.id}`, one.id)}</th>
    <td>
      <b>${one.title}</b
      >${facts.service === '' ? nothing : html`<br />${facts.service}`}${facts.isModelProvider === 'yes' ? html`<br /><span class="tag">provides AI models</span>` : nothing}${one.isToldAfterwards ? html`<br />${toldAfterwards}` : nothing}
    </td>
    <td>${fieldText(VENDOR.fields.tier, facts.tier) || '–'}</td>
    <td>${roleText(one)}</td>
    <td>${fieldText(VENDOR.fields.dataTouched, facts.dataTouched) || '–'}</td>
    <td>${agreedText(one)}</td>
    <td>${reportCell(model, one)}</td>
    <td>${stateName(one)}</td>
  </tr> `;
};

const vendorsPage = (model: PackageModel): Page[] => {
  const register = registerOf(model, 'vendor');
  if (register === null) return [];
  const { records } = register;
  const subservice = records.filter((one) => factsOf(one).role === 'subservice');
  const map = complementaryOf(model);
  return [
    {
      path: VENDORS,
      title: 'Vendors',
      landscape: true,
      body: html`<h1>Vendors</h1>
        <p class="lead">
          ${counted(records.length, 'vendor')} ${asAtText(model)}, of which
          ${counted(subservice.length, 'subservice organization')}.
        </p>
        ${registerNote(model, register)}${
          map.length === 0
            ? nothing
            : html`<p>
                ${link(VENDORS, CUEC_PAGE, 'Complementary controls', '')}: ${counted(map.length, 'line')} on
                what their reports expect of us and what we assume they run.
              </p>`
        }${
          records.length === 0
            ? nothing
            : table(
                ['Number', 'Vendor', 'Tier', 'Role', 'Data it touches', 'Agreed', 'Newest report', 'State'],
                records.map((one) => vendorRow(model, one)),
              )
        }${changesSection(model, register)}${recordCards(model, VENDORS, records, 'Each in full')}`,
    },
  ];
};

const filesOf = ({ facts }: PackageRecord): readonly EvidenceId[] =>
  Array.isArray(facts['files']) ? (facts['files'] as EvidenceId[]) : [];

const reportRow = (model: PackageModel, one: PackageRecord): Html =>
  html`<tr id="${one.id}">
    <th scope="row">${link(REPORTS, `${REPORTS}#about-${one.id}`, one.id)}</th>
    <td>${recordName(model, REPORTS, String(one.facts['vendor']))}</td>
    <td>
      ${reportText(one)}${gapText(model, one) === '' ? nothing : html`<br /><span class="flag wraps">${gapText(model, one)}</span>`}
    </td>
    <td>${opinionText(one)}</td>
    <td>${statedText(one.facts, 'reviewer') || '–'}</td>
    <td>${inspectionHtml(one) ?? evidenceLinks(model, REPORTS, filesOf(one))}</td>
    <td>${stateName(one)}</td>
  </tr> `;

const reportsPage = (model: PackageModel): Page[] => {
  const register = registerOf(model, 'vendor-report');
  if (register === null) return [];
  const { records } = register;
  const kept = records.filter((one) => one.forInspection.length > 0).length;
  return [
    {
      path: REPORTS,
      title: 'Reports of vendors',
      within: VENDORS,
      crumb: link(REPORTS, VENDORS, 'Vendors', ''),
      landscape: true,
      body: html`<h1>Reports of vendors, and our review of each</h1>
        <p class="lead">
          ${counted(records.length, 'report')}${kept === 0 ? '' : `; ${counted(kept, 'report')} of them ${kept === 1 ? 'is' : 'are'} not handed on and available for inspection`}.
        </p>
        <p class="note">
          The opinion is the one the vendor’s CPA firm wrote, as management read it; the conclusion is
          management’s own. Both are as they stand on the day of the build, for reports are reviewed when they
          come.
        </p>
        ${
          records.length === 0
            ? nothing
            : table(
                ['Number', 'Vendor', 'Report', 'Opinion in it', 'Reviewed by', 'File', 'State of our review'],
                records.map((one) => reportRow(model, one)),
              )
        }${changesSection(model, register)}${recordCards(model, REPORTS, records, 'Each in full')}`,
    },
  ];
};

const SIDES = {
  ours: { title: 'What their reports expect of us', id: 'ours' },
  theirs: { title: 'What we assume they run', id: 'theirs' },
} as const;

const complementaryPage = (model: PackageModel): Page[] => {
  const all = complementaryOf(model);
  if (all.length === 0) return [];
  const ours = all.filter((one) => one.side === 'ours');
  const theirs = all.filter((one) => one.side === 'theirs');
  const answered = ours.filter((one) => one.controlIds.length > 0).length;
  const who = (one: (typeof all)[number]): Html =>
    html`${recordName(model, CUEC_PAGE, one.vendor.id)}<br />${link(CUEC_PAGE, `${REPORTS}#about-${one.report.id}`, one.report.id)}`;
  return [
    {
      path: CUEC_PAGE,
      title: 'Complementary controls',
      within: VENDORS,
      crumb: link(CUEC_PAGE, VENDORS, 'Vendors', ''),
      landscape: true,
      body: html`<h1>Complementary controls of and for our vendors</h1>
        <p class="lead">
          ${counted(ours.length, 'control')} that their reports expect of us, ${String(answered)} with a
          control of this package; ${counted(theirs.length, 'control')} that we assume they run.
        </p>
        <p class="note">
          From management’s reviews. The same rows as a table:
          <a href="${relative(CUEC_PAGE, CUEC_TABLE)}">cuec-csoc.csv</a>.
        </p>
        ${
          ours.length === 0
            ? nothing
            : html`<section>
                <h2 id="${SIDES.ours.id}">${SIDES.ours.title}</h2>
                ${table(
                  ['Vendor, report', 'Reference', 'What they expect', 'Our controls', 'Evidence', 'Note'],
                  ours.map(
                    (one) =>
                      html`<tr>
                        <th scope="row">${who(one)}</th>
                        <td class="mono">${one.reference || '–'}</td>
                        <td>${one.wording}</td>
                        <td>
                          ${one.controlIds.length === 0 ? html`<span class="flag">none in this package</span>` : controlLinks(CUEC_PAGE, one.controlIds)}
                        </td>
                        <td>${evidenceLinks(model, CUEC_PAGE, one.evidenceIds)}</td>
                        <td>${one.note || '–'}</td>
                      </tr> `,
                  ),
                )}
              </section>`
        }${
          theirs.length === 0
            ? nothing
            : html`<section>
                <h2 id="${SIDES.theirs.id}">${SIDES.theirs.title}</h2>
                ${table(
                  ['Vendor, report', 'What we assume', 'For criteria', 'Where their report shows it'],
                  theirs.map(
                    (one) =>
                      html`<tr>
                        <th scope="row">${who(one)}</th>
                        <td>${one.wording}</td>
                        <td>
                          ${one.criterionIds.length === 0 ? html`<span class="flag">none named</span>` : criterionLinks(CUEC_PAGE, one.criterionIds)}
                        </td>
                        <td>${one.note === '' ? html`<span class="flag">not found yet</span>` : one.note}</td>
                      </tr> `,
                  ),
                )}
              </section>`
        }`,
    },
  ];
};

export const vendorPages = (model: PackageModel): Page[] => [
  ...vendorsPage(model),
  ...reportsPage(model),
  ...complementaryPage(model),
];
