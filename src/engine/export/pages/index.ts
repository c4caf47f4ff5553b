// All pages of a package, as files below data/.
import type { PackageModel } from '../package-model';
import { changesPages } from './changes-page';
import { controlSheets } from './control-sheets';
import { controlsPage } from './controls-page';
import { coveragePages } from './coverage-page';
import { coverPage } from './cover-page';
import { custodyPages } from './custody-page';
import { evidencePage, evidenceRecordPages } from './evidence-pages';
import { exceptionsPage } from './exceptions-page';
import { layout } from './layout';
import { omissionsPage } from './omissions-page';
import { criterionPages } from './criterion-pages';
import { populationPages, populationsPage } from './population-pages';
import { samplePages } from './sample-pages';
import { scopePage } from './scope-page';
import { SEARCH_INDEX, SEARCH_SCRIPT, SEARCH_SOURCE, searchIndex } from './search';
import { FONTS, styleSheet } from './style';

/** Path below `data/` → text. */
export const packagePages = (model: PackageModel): ReadonlyMap<string, string> => {
  const pages = [
    coverPage(model),
    scopePage(model),
    ...criterionPages(model),
    controlsPage(model),
    ...controlSheets(model),
    ...coveragePages(model),
    evidencePage(model),
    ...evidenceRecordPages(model),
    ...(model.content.populations.length > 0 ? [populationsPage(model)] : []),
    ...populationPages(model),
    ...samplePages(model),
    exceptionsPage(model),
    omissionsPage(model),
    ...changesPages(model),
    ...custodyPages(model),
  ];
  return new Map([
    ...pages.map((page) => [page.path, layout(model, page)] as const),
    ['02_index/assets/style.css', styleSheet(model)],
    ['02_index/assets/fonts.css', FONTS],
    [SEARCH_SCRIPT, SEARCH_SOURCE],
    [SEARCH_INDEX, searchIndex(model)],
  ]);
};
