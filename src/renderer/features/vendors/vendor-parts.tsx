// What vendors and their reports bring to the screens all registers share.
import type { RegisterPart } from '../programme/register-part';
import { AddFromNames } from './AddFromNames';
import { KeepReview } from './KeepReview';
import { ReportPanelSections, ReportPanelTop } from './ReportPanelTop';
import { ReportReview } from './ReportReview';
import { ScopeNotice } from './ScopeNotice';
import { VendorSections } from './VendorSections';

export const VENDOR_PART: RegisterPart = {
  PageActions: AddFromNames,
  EmptyActions: AddFromNames,
  PageTop: ScopeNotice,
  PanelSections: VendorSections,
  ownChildren: ['vendor-report', 'questionnaire'],
};

export const VENDOR_REPORT_PART: RegisterPart = {
  PanelTop: ReportPanelTop,
  PanelSections: ReportPanelSections,
  PanelVerbs: KeepReview,
  FormBody: ReportReview,
  ownFields: ['cuecs', 'csocs'],
};
