// The pages of the programme: the description and letters, vendors, the registers, policies, AI.
import type { HandedRegister } from '../../../../shared/domain/programme/handed-over';
import type { PackageModel } from '../../package-model';
import type { Page } from '../layout';
import { documentPages } from './document-pages';
import { policyPages } from './policy-pages';
import { registerPages } from './register-pages';
import { vendorPages } from './vendor-pages';

const PLAIN: readonly HandedRegister[] = ['person', 'incident', 'risk', 'change', 'ai-asset'];

/** None where the package tells of no programme. */
export function* programmePages(model: PackageModel): Generator<Page> {
  if (model.content.programme === null) return;
  yield* documentPages(model);
  yield* vendorPages(model);
  for (const register of PLAIN) yield* registerPages(model, register);
  yield* policyPages(model);
}
