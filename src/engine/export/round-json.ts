// The members of package.json about the round itself: which it is, what it differs in from the one before, whom
// it is for and what of the scope was asked for (docs/format/package-v1.md §6.1 and §6.4).
import type { PackageContent } from './package-content';

/** Absent in a first round. */
export const changesJson = ({ changes }: PackageContent): object =>
  changes === null
    ? {}
    : {
        changes: {
          from: { id: changes.from.packageId, round: changes.from.round },
          counts: changes.counts,
          evidence: changes.items.map((one) => ({
            what: one.kind,
            id: one.evidenceId,
            title: one.title,
            version_before: one.versionBefore,
            version_after: one.versionAfter,
            reason: one.reason,
          })),
          others: changes.others.map(({ kind, id, what, title }) => ({ kind, id, what, title })),
        },
      };

export const roundJson = (content: PackageContent): unknown => {
  const { previous, base } = content;
  return {
    id: content.packageId,
    uuid: content.uuid,
    round: content.round,
    kind: content.kind,
    ...(previous === null
      ? {}
      : { previous: { id: previous.packageId, round: previous.round, seal_number: previous.sealNumber } }),
    ...(base === null
      ? {}
      : { base: { id: base.packageId, round: base.round, seal_number: base.sealNumber } }),
    built: content.builtAt,
    built_by: { id: content.builtBy.id, name: content.builtBy.name },
    builder: content.program,
    recipients: content.recipients.map(({ id, firm, person, purpose }) => ({ id, firm, person, purpose })),
  };
};

export const selectionJson = ({ selection, notSelected, leftOut }: PackageContent): unknown => ({
  criteria: selection.criterionIds,
  controls: selection.controlIds,
  dates: selection.dates,
  most_sensitive: selection.mostSensitive,
  not_selected: notSelected,
  withheld: leftOut.map(({ id, title, reason }) => ({ id, title, reason })),
});
