// Which registers bring parts of their own, and which (register-part.ts says what there is). One line each: the parts
// themselves are in the folders of those who know the register.
import type { Register } from '../../../shared/domain/programme/register';
import type { RegisterPart } from './register-part';

export const REGISTER_PARTS: Readonly<Partial<Record<Register, RegisterPart>>> = {
  incident: { showsEnded: true },
  change: { showsEnded: true },
  'own-report': { showsEnded: true },
  share: { showsEnded: true },
};
