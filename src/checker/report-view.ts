// The answer: the two questions first, then what follows, what was found, who signed, and the record to print.
import { packageFindingText } from '../shared/package-finding-texts';
import type { VerifyFinding, VerifyReport } from '../shared/domain/package';
import { namesOf } from './choose-view';
import { type Child, element, withBold } from './element';
import { sizeText } from './numbers';
import type { CheckRequest } from './protocol';
import { signerView } from './signer-view';
import { type Standing, standingOf } from './standing';
import { dash, stateMark, tick } from './state-mark';
import { texts } from './texts';

interface ReportProps {
  readonly report: VerifyReport;
  readonly request: CheckRequest;
  readonly seconds: number;
  /** When the check ended, by the clock of this computer. */
  readonly at: Date;
  readonly onAgain: () => void;
}

export const facts = (pairs: readonly (readonly [name: string, value: Child])[]): HTMLElement =>
  element(
    'dl',
    { class: 'facts' },
    ...pairs.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
  );

export const section = (title: string, ...children: readonly Child[]): HTMLElement =>
  element('section', {}, element('h2', {}, title), ...children);

const proofs = ({ proves, provesNot }: Standing): HTMLElement | null => {
  if (proves.length === 0) return null;
  const list = (items: readonly string[], mark: () => Node): HTMLElement =>
    element(
      'ul',
      { class: 'proofs' },
      ...items.map((item) => element('li', {}, mark(), element('span', {}, item))),
    );
  return element(
    'div',
    { class: 'columns' },
    section(texts.proves, list(proves, tick)),
    section(texts.provesNot, list(provesNot, dash)),
  );
};

/** Findings of one code are shown together; of very many the first. */
const SHOWN_OF_A_CODE = 50;

const findingsView = (findings: readonly VerifyFinding[]): HTMLElement => {
  if (findings.length === 0)
    return section(texts.findings, element('p', { class: 'help' }, texts.findingsNone));
  const codes = [...new Set(findings.map((one) => one.code))];
  return section(
    `${texts.findings} (${findings.length.toLocaleString('en')})`,
    element('p', { class: 'help' }, texts.findingsHelp),
    ...codes.map((code) => {
      const own = findings.filter((one) => one.code === code);
      const { what, next } = packageFindingText(code);
      return element(
        'article',
        { class: 'finding' },
        element('h3', {}, what, ' ', element('code', {}, code)),
        next === '' ? null : element('p', { class: 'help' }, `${texts.findingNext} ${next}`),
        element(
          'ul',
          {},
          ...own
            .slice(0, SHOWN_OF_A_CODE)
            .map((one) =>
              element(
                'li',
                {},
                one.path === undefined ? null : element('bdi', { class: 'id' }, one.path),
                one.path === undefined ? null : ': ',
                element('bdi', {}, one.detail),
              ),
            ),
          own.length > SHOWN_OF_A_CODE
            ? element('li', {}, texts.moreOfThem(own.length - SHOWN_OF_A_CODE))
            : null,
        ),
      );
    }),
  );
};

const scopeView = (report: VerifyReport): HTMLElement => {
  const { scope, base, counts } = report;
  const names = texts.facts;
  const goesWith = base === null ? null : texts.baseOf(base.packageId, base.round, base.sealNumber);
  const read = `${counts.files.toLocaleString('en')} files, ${sizeText(counts.bytes)}`;
  return section(
    texts.scope,
    scope === null ? element('p', { class: 'help' }, texts.scopeNone) : null,
    facts([
      ...(scope === null
        ? []
        : ([
            [names.package, `${scope.packageId}, round ${String(scope.round)}`],
            [names.organization, element('bdi', {}, scope.organization)],
            [names.system, element('bdi', {}, scope.system)],
            [names.engagement, scope.engagement],
            [names.built, scope.builtAt],
            [names.verdict, texts.packageVerdicts[scope.verdict]],
          ] as const)),
      ...(goesWith === null ? [] : [[names.base, goesWith] as const]),
      [names.read, read],
    ]),
  );
};

const keyChangesView = ({ keyChanges }: VerifyReport): HTMLElement | null =>
  keyChanges.length === 0
    ? null
    : section(
        texts.keyChanges,
        element('p', { class: 'help' }, texts.keyChangesHelp),
        element(
          'ol',
          { class: 'changes' },
          ...keyChanges.map(({ from, to, at }) => element('li', {}, texts.keyChange(from, to, at))),
        ),
      );

/** As the reader's own computer says it, with the zone, so that a print is not misread elsewhere. */
const momentText = (at: Date): string => at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'long' });

const recordView = ({ request, at }: ReportProps): HTMLElement =>
  section(
    texts.record,
    facts([
      [texts.recordFiles, namesOf(request.chosen).join(', ')],
      ...(request.base === null ? [] : [[texts.recordBase, namesOf(request.base).join(', ')] as const]),
      [
        texts.recordTold,
        request.told === '' ? texts.recordToldNothing : element('bdi', { class: 'id' }, request.told),
      ],
      [texts.recordAt, `${momentText(at)} ${texts.recordAtHelp}`],
      [texts.recordPage, `${document.title}, ${document.documentElement.dataset['version'] ?? ''}`],
      [texts.recordBrowser, navigator.userAgent],
      [texts.recordBy, element('span', { class: 'signature-line' })],
    ]),
  );

export const reportView = (props: ReportProps): HTMLElement => {
  const { report, request, seconds, onAgain } = props;
  const standing = standingOf(report, request.told);
  const says = report.scope === null ? '' : texts.callsItself(texts.packageVerdicts[report.scope.verdict]);
  const spent = texts.checked(report.counts.files, report.counts.bytes, texts.seconds(seconds));
  return element(
    'div',
    { class: 'report', 'data-verdict': report.verdict },
    element(
      'div',
      { class: 'answer' },
      element('p', { class: 'marks' }, ...standing.marks.map(({ state, words }) => stateMark(state, words))),
      element('h1', { tabindex: '-1' }, standing.sentence),
      element(
        'p',
        { class: 'lead' },
        ...withBold([standing.advice, spent, says].filter((one) => one !== '').join(' ')),
      ),
      element(
        'p',
        { class: 'buttons' },
        element(
          'button',
          {
            type: 'button',
            click: () => {
              window.print();
            },
          },
          texts.print,
        ),
        element('button', { type: 'button', click: onAgain }, texts.again),
      ),
      proofs(standing),
      findingsView(report.findings),
      scopeView(report),
      keyChangesView(report),
      recordView(props),
      element('p', { class: 'help' }, texts.withoutPage),
    ),
    signerView(report, standing),
  );
};
