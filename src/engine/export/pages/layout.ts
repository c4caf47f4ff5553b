// The frame of every page in a package: side navigation, heading, foot. Nothing of a network: the policy in the
// head lets an auditor's IT department see that. The one script is the search (search.ts), a courtesy.
import { VERDICT_TITLE } from '../verdict-texts';
import type { PackageModel } from '../package-model';
import { counted, examinedText, moment, reportName } from './formats';
import { Html, html, nothing } from './html';
import { REGISTER_PAGE } from '../programme/programme-paths';
import { REGISTER_TITLE } from './programme/programme-words';
import { REQUESTS_PATH, REQUESTS_WORKBOOK } from './request-words';
import { SEARCH_SCRIPT } from './search';

export interface Page {
  /** Below `data/`. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** Line above the heading that leads back. */
  readonly crumb?: Html;
  readonly landscape?: boolean;
  /** The page of the navigation this one belongs to; itself when absent. */
  readonly within?: string;
}

/** A relative link from one file below `data/` to another, `#place` allowed. */
export const relative = (from: string, to: string): string => {
  const [path = '', place] = to.split('#');
  const here = from.split('/').slice(0, -1);
  const there = path.split('/');
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const steps = [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/');
  return place === undefined ? steps : `${steps}#${place}`;
};

export const link = (from: string, to: string, text: string, kind = 'id'): Html =>
  html`<a class="${kind}" href="${relative(from, to)}">${text}</a>`;

const navigation = (model: PackageModel, page: Page): Html => {
  const { content } = model;
  const asked = model.requests.length > 0;
  const entries: readonly (readonly [string, string, number | null])[] = [
    ['02_index.html', 'Cover', null],
    ['02_index/scope.html', 'Scope and criteria', content.criterionIds.length],
    ['02_index/controls.html', 'Controls', content.controls.length],
    ...(content.examined.type === 2 ? [['02_index/coverage.html', 'Coverage', null] as const] : []),
    ['02_index/evidence.html', 'Evidence', content.evidence.length],
    ...(content.populations.length > 0
      ? [['02_index/populations.html', 'Populations, samples', content.populations.length] as const]
      : []),
    ...(asked ? [[REQUESTS_PATH, 'Requests', model.requests.length] as const] : []),
  ];
  const programme = (content.programme?.registers ?? [])
    .filter((one) => one.register !== 'vendor-report')
    .map(
      ({ register, records }) => [REGISTER_PAGE[register], REGISTER_TITLE[register], records.length] as const,
    );
  const apart: typeof entries = [
    ['60_exceptions/exceptions.html', 'Exceptions', content.exceptions.length],
    ['02_index/omissions.html', 'Not included', model.omissions.length],
    ...(content.previous === null || content.changes === null
      ? []
      : [
          [
            '02_index/changes.html',
            `Changes since round ${String(content.previous.round)}`,
            content.changes.items.length + content.changes.others.length,
          ] as const,
        ]),
    ['02_index/custody.html', 'Custody', null],
  ];
  const current = page.within ?? page.path;
  const entry = ([path, name, number]: (typeof entries)[number]): Html =>
    html`<li>
      <a href="${relative(page.path, path)}" ${path === current ? html` aria-current="page"` : nothing}
        ><span>${name}</span>${number === null ? nothing : html`<span class="n">${number}</span>`}</a
      >
    </li>`;
  return html`<nav aria-label="Package">
      <ul>
        ${entries.map(entry)}
      </ul>
      ${
        programme.length === 0
          ? nothing
          : html`<ul class="apart">
              ${programme.map(entry)}
            </ul>`
      }
      <ul class="apart">
        ${apart.map(entry)}
      </ul>
    </nav>
    <ul class="apart">
      <li>
        <a href="${relative(page.path, '01_index.xlsx')}"><span>Workbook (xlsx)</span></a>
      </li>
      ${
        asked
          ? html`<li>
              <a href="${relative(page.path, REQUESTS_WORKBOOK)}"><span>Requests to fill in</span></a>
            </li>`
          : nothing
      }
    </ul>`;
};

const POLICY =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

/** The whole page as text; indentation, which only the source needs, is left out. */
export const layout = (model: PackageModel, page: Page): string => {
  const { content } = model;
  const style = (name: string): string => relative(page.path, `02_index/assets/${name}`);
  const what = `${content.systemName} · ${reportName(content.examined)} · ${examinedText(content.examined)}`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}">
<title>${page.title} · ${content.organization} ${content.packageId}</title>
<link rel="stylesheet" href="${style('fonts.css')}"><link rel="stylesheet" href="${style('style.css')}">
<script src="${relative(page.path, SEARCH_SCRIPT)}" defer></script></head>
<body${page.landscape === true ? html` class="land"` : nothing}>
<a class="skip" href="#main">Skip to content</a><div class="frame">
<header class="side"><a class="brand" href="${relative(page.path, '02_index.html')}">${content.organization}</a>
<p class="per">${content.systemName}<br>${reportName(content.examined)}<br>${examinedText(content.examined)}<br><span class="id">${content.packageId}</span>, round ${content.round}${content.kind === 'delta' ? ', delta' : ''}</p>
<div class="find noprint" data-find="${'../'.repeat(page.path.split('/').length - 1)}"></div>
${content.verdict === 'draft' ? html`<p class="draft">Draft</p>` : nothing}${navigation(model, page)}</header>
<main class="main" id="main">${content.verdict === 'draft' ? html`<p class="banner"><b>${VERDICT_TITLE.draft}.</b> ${counted(model.omissions.filter((one) => one.reason === null).length, 'gap')} without a reason. Not meant to be relied on.</p>` : nothing}${page.crumb === undefined ? nothing : html`<p class="crumb">${page.crumb}</p>`}${page.body}
<p class="foot">${content.organization} · ${what} · ${content.packageId}, round ${content.round} · built ${moment(content.builtAt)} · prepared by management; no test result, conclusion or opinion is expressed.</p></main></div></body></html>
`.source.replace(/\n\s+/g, '\n');
};
