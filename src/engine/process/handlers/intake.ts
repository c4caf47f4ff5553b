import type { HandlersFor } from '../../../shared/contract';
import { invariant } from '../../../shared/errors';
import { inspectFiles } from '../..';
import type { Work } from '../work';

export const intakeHandlers: HandlersFor<'engine', Work>['intake'] = {
  inspect: async ({ files }, { session, job, file }) => {
    const asked = files.map((token) => () => file(token));
    const found = await inspectFiles(session.vault(), asked, job);
    const tokenAt = (index: number) => {
      const token = files[index];
      invariant(token !== undefined, 'there is one answer for each file');
      return token;
    };
    return found.map(({ sameAs, ...one }, index) => ({
      ...one,
      token: tokenAt(index),
      sameAs: sameAs === null ? null : tokenAt(sameAs),
    }));
  },
};
