// All pages of a package, as files below data/, drawn when they are asked for.
import type { PackageModel } from '../package-model';
import { changesPages } from './changes-page';
import { controlSheets } from './control-sheets';
import { controlsPage } from './controls-page';
import { coveragePages } from './coverage-page';
import { coverPage } from './cover-page';
import { custodyPages } from './custody-page';
import { evidencePage, evidenceRecordPages } from './evidence-pages';
import { exceptionsPage } from './exceptions-page';
import { layout, type Page } from './layout';
import { omissionsPage } from './omissions-page';
import { criterionPages } from './criterion-pages';
import { populationPages, populationsPage } from './population-pages';
import { programmePages } from './programme';
import { requestsPages } from './requests-page';
import { samplePages } from './sample-pages';
import { scopePage } from './scope-page';
import { SEARCH_INDEX, SEARCH_SCRIPT, SEARCH_SOURCE, searchIndex } from './search';
import { FONTS, styleSheet } from './style';

function* drawn(model: PackageModel): Generator<Page> {
  yield coverPage(model);
  yield scopePage(model);
  yield* criterionPages(model);
  yield controlsPage(model);
  yield* controlSheets(model);
  yield* coveragePages(model);
  yield evidencePage(model);
  yield* evidenceRecordPages(model);
  if (model.content.populations.length > 0) yield populationsPage(model);
  yield* populationPages(model);
  yield* samplePages(model);
  yield* requestsPages(model);
  yield exceptionsPage(model);
  yield* programmePages(model);
  yield omissionsPage(model);
  yield* changesPages(model);
  yield* custodyPages(model);
}

/** Path below `data/` and text, one after the other: of a large package not all lie in memory at once. */
export function* packagePages(model: PackageModel): Generator<readonly [path: string, text: string]> {
  for (const page of drawn(model)) yield [page.path, layout(model, page)];
  yield ['02_index/assets/style.css', styleSheet(model)];
  yield ['02_index/assets/fonts.css', FONTS];
  yield [SEARCH_SCRIPT, SEARCH_SOURCE];
  yield [SEARCH_INDEX, searchIndex(model)];
}
