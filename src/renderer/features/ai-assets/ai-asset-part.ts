// What AI assets bring to the screens all registers share.
import type { RegisterPart } from '../programme/register-part';
import { ApprovalOffer } from './ApprovalOffer';

export const AI_ASSET_PART: RegisterPart = { PanelTop: ApprovalOffer };
