// What main asks the engine process for by itself, out of reach of any window: holding pasted bytes, letting
// them go, and looking through a folder that a person chose.
import type { Errand } from '../../shared/engine-messages';
import { walkFolder } from '../evidence';
import { engineFacts } from './engine-facts';
import type { Session } from './session';

const never = new AbortController().signal;

/** @throws UserError use.vault-locked, evidence.too-much-held, those of walkFolder */
export const runErrand = async (errand: Errand, session: Session): Promise<unknown> => {
  switch (errand.what) {
    case 'hold':
      session.vault();
      session.held.hold(errand.token, { name: errand.name, bytes: errand.bytes });
      return {};
    case 'let-go':
      session.held.forget(errand.tokens);
      return {};
    case 'page-gone':
      session.held.forgetAll();
      session.drawnPages.forget();
      return {};
    case 'facts':
      return engineFacts(session.openVault());
    case 'walk':
      return walkFolder(errand.folder, errand.atMost, { signal: never });
  }
};
