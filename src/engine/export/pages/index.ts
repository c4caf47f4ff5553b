// All pages of a package, as files below data/.
import type { PackageModel } from '../package-model';
import { controlSheets, controlsPage } from './control-pages';
import { coverPage } from './cover-page';
import { custodyPage } from './custody-page';
import { evidencePage, evidenceRecordPages } from './evidence-pages';
import { exceptionsPage } from './exceptions-page';
import { layout } from './layout';
import { omissionsPage } from './omissions-page';
import { criterionPages, scopePage } from './scope-pages';
import { FONTS, styleSheet } from './style';

/** Path below `data/` → text. */
export const packagePages = (model: PackageModel): ReadonlyMap<string, string> => {
  const pages = [
    coverPage(model),
    scopePage(model),
    ...criterionPages(model),
    controlsPage(model),
    ...controlSheets(model),
    evidencePage(model),
    ...evidenceRecordPages(model),
    exceptionsPage(model),
    omissionsPage(model),
    custodyPage(model),
  ];
  return new Map([
    ...pages.map((page) => [page.path, layout(model, page)] as const),
    ['02_index/assets/style.css', styleSheet(model)],
    ['02_index/assets/fonts.css', FONTS],
  ]);
};
