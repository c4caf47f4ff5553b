// What the three verdicts mean, in the words used on pages, in the read-me and in the workbook. A verdict
// is arithmetic on management's own records; it never says anything about how a control works.
import type { PackageVerdict } from '../../shared/domain/package';

export const VERDICT_TITLE: Readonly<Record<PackageVerdict, string>> = {
  complete: 'Complete',
  'complete-with-declared-omissions': 'Complete with declared omissions',
  draft: 'Draft',
};

export const VERDICT_MEANING: Readonly<Record<PackageVerdict, string>> = {
  complete:
    "Each criterion in management's own scope has a control, and each of those controls has evidence with dates inside the examined time.",
  'complete-with-declared-omissions':
    "Each thing that management's own scope calls for is in this package or on the list of omissions, with a reason.",
  draft: "Some things that management's own scope calls for are neither here nor explained yet.",
};

export const VERDICT_LIMIT =
  'The verdict is computed from that list. It says nothing about whether controls were suitably designed or operated effectively.';

export const NO_OPINION =
  'No test, result, conclusion or opinion of an auditor is expressed anywhere in this package. Columns for the auditor are empty.';
