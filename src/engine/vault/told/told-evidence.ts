// What the journal tells of evidence: what each version says and who looked at it, what became of it, and what it
// is linked to and why.
import { evidenceId } from '../../../shared/ids';
import { currentOf, evidenceHistory, type ItemHistory, type VersionHistory } from './evidence-history';
import { storedEvidence, type StoredItem, type StoredVersion, together } from './stored-evidence';
import { PAGE, type ToldKind, type Untold, WHAT_IT_IS_LINKED_TO, WHAT_IT_SAYS } from './told-kind';

const HOW_ITS_REVIEW_STANDS = 'how its review stands';

const saysTheSame = (told: VersionHistory, stored: StoredVersion): boolean =>
  (told.facts === null || told.facts === stored.facts) &&
  (told.files === null || told.files === stored.files) &&
  together(told.takenInAt, told.takenInBy, told.changeNote, told.derivedFrom) === stored.origin;

const standsTheSame = (told: VersionHistory, stored: StoredVersion): boolean =>
  together(told.state, told.correctedBy, told.approval, told.rejectedReason) === stored.review;

const judge = (told: ItemHistory, stored: StoredItem): string[] => {
  const areAllThere =
    told.versions.length === stored.versions.length &&
    told.versions.every(({ version }, at) => stored.versions[at]?.version === version);
  const each = (same: (one: VersionHistory, other: StoredVersion) => boolean): boolean =>
    told.versions.every((one, at) => {
      const other = stored.versions[at];
      return other !== undefined && same(one, other);
    });
  const says =
    areAllThere &&
    told.item === stored.item &&
    together(told.createdAt, told.requested) === stored.origin &&
    each(saysTheSame);
  const stands =
    !areAllThere ||
    (currentOf(told) === stored.currentVersion &&
      together(told.withdrawn) === stored.withdrawn &&
      each(standsTheSame));
  const isLinked = told.links === null || told.links.join('\n') === stored.links.join('\n');
  return [
    ...(says ? [] : [WHAT_IT_SAYS]),
    ...(stands ? [] : [HOW_ITS_REVIEW_STANDS]),
    ...(isLinked ? [] : [WHAT_IT_IS_LINKED_TO]),
  ];
};

export const toldEvidence = (): ToldKind => {
  const { take, items } = evidenceHistory();
  return {
    take,
    *compare(db) {
      const missing = new Set(items.keys());
      for (let after = 0; ;) {
        const rows = storedEvidence(db, after);
        yield rows.flatMap((stored): Untold[] => {
          const subject = evidenceId(stored.number);
          missing.delete(subject);
          const told = items.get(subject);
          // A row nobody has told of is found where the journal's end is looked at.
          if (told === undefined) return [];
          const found = judge(told, stored).map((what) => ({ subject, what }));
          const cannotBe =
            told.broken === null ? [] : [{ subject, what: WHAT_IT_SAYS, sentence: told.broken }];
          return [...found, ...cannotBe];
        });
        const last = rows.at(-1);
        if (last === undefined || rows.length < PAGE) break;
        after = last.number;
      }
      yield [...missing].map((subject) => ({ subject, what: 'that it is missing' }));
    },
  };
};
