// What our own reports and the copies of them bring to the screens all registers share.
import type { RegisterPart } from '../programme/register-part';
import { MarkedCopyVerb } from './MarkedCopyVerb';
import { NextRenewal } from './NextRenewal';
import { RenewalsVerb } from './RenewalsVerb';
import { ReportCopies } from './ReportCopies';
import { SharesTop } from './SharesTop';

export const OWN_REPORT_PART: RegisterPart = {
  PageActions: RenewalsVerb,
  PageTop: NextRenewal,
  PanelSections: ReportCopies,
  ownChildren: ['share'],
  showsEnded: true,
};

export const SHARE_PART: RegisterPart = {
  PageTop: SharesTop,
  PanelVerbs: MarkedCopyVerb,
  showsEnded: true,
};
