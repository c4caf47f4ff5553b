// What each register is called on its screen, what it is for, and what its empty screen says.
import type { Register } from '../../shared/domain/programme/register';

interface RegisterWords {
  readonly title: string;
  /** One line beside its name on the programme's first screen. */
  readonly purpose: string;
  /** Behind the number of those in no end state: `41 here`. */
  readonly open: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
}

export const registerWords: Readonly<Record<Register, RegisterWords>> = {
  person: {
    title: 'People',
    open: 'here',
    purpose: 'Who works here, since when and until when',
    emptyTitle: 'No people yet',
    emptyText:
      'The roster says who has to read the policies, whose access is reviewed, and who joined or left in the period. Import it from your HR system, or add people by hand.',
  },
  vendor: {
    title: 'Vendors',
    open: 'in use',
    purpose: 'Whose services the system rests on',
    emptyTitle: 'No vendors yet',
    emptyText:
      'Everybody whose service your system or your people rest on: the cloud, the model providers, the tools. Each gets a tier, the data it touches, and its reports.',
  },
  'vendor-report': {
    title: 'Vendor reports',
    open: 'current',
    purpose: 'Reports vendors gave us, and our review of them',
    emptyTitle: 'No vendor reports yet',
    emptyText:
      'A SOC 2 report of a vendor, and your review of it: what it says, what it expects of you, and what you concluded.',
  },
  policy: {
    title: 'Policies',
    open: 'kept',
    purpose: 'The rules we work by, edition by edition',
    emptyTitle: 'No policies yet',
    emptyText:
      'Policies are the rules your controls follow. Begin with the starters, which are real texts to adapt, or write your own.',
  },
  questionnaire: {
    title: 'Questionnaires',
    open: 'open',
    purpose: 'What we asked vendors, and what came back',
    emptyTitle: 'No questionnaires yet',
    emptyText:
      'Where a vendor has no report, ask. A questionnaire goes out as a workbook or a page to fill in, and its answers come back in one piece.',
  },
  'ai-asset': {
    title: 'AI assets',
    open: 'in use',
    purpose: 'Models, datasets, prompts and evaluations',
    emptyTitle: 'No AI assets yet',
    emptyText:
      'Each model, dataset, prompt and evaluation with where it comes from, under which license, who approved which version, and how one goes back.',
  },
  incident: {
    title: 'Incidents',
    open: 'open',
    purpose: 'What went wrong, and how each was handled',
    emptyTitle: 'No incidents recorded',
    emptyText:
      'An auditor asks for the list of incidents of the period, even when it is empty. Import it from your ticket system, or record the few by hand.',
  },
  risk: {
    title: 'Risks',
    open: 'open',
    purpose: 'What may happen, and what is done about it',
    emptyTitle: 'No risks yet',
    emptyText:
      'A risk assessment is asked for in every examination: what may happen, how likely and how bad, and which controls answer it.',
  },
  change: {
    title: 'Changes',
    open: 'ahead',
    purpose: 'Changes of the system worth telling',
    emptyTitle: 'No changes recorded',
    emptyText:
      'The changes of the system that its description has to tell. The list of every merged change is a population, not this.',
  },
  document: {
    title: 'Management documents',
    open: 'current',
    purpose: 'System description, assertion and letters',
    emptyTitle: 'No management documents yet',
    emptyText:
      'What management writes for the examination: the description of the system in nine parts, the assertion, and the letters. Each begins with a draft.',
  },
  'own-report': {
    title: 'Reports',
    open: 'current',
    purpose: 'Reports that were issued about us',
    emptyTitle: 'No reports yet',
    emptyText:
      'The SOC 2 reports that were issued about you: their period, opinion and exceptions, and by when the next one is due.',
  },
  share: {
    title: 'Copies handed out',
    open: 'still out',
    purpose: 'Who got which report, and under which terms',
    emptyTitle: 'No copies handed out',
    emptyText:
      'Whoever gets a report signs an NDA first. The log says who got which version, on which route, approved by whom, and until when.',
  },
};
