// What the journal tells of packages that were built.
import { digestOf, picked, type ToldKind, WHAT_IT_SAYS } from './told-kind';

const FACTS = ['uuid', 'verdict', 'zipSha256', 'sealNumber'] as const;

interface PackageRow {
  readonly id: string;
  readonly uuid: string;
  readonly verdict: string;
  readonly zipSha256: string;
  readonly sealNumber: string;
}

export const toldPackages = (): ToldKind => {
  const facts = new Map<string, string | null>();
  return {
    take: ({ action, subject, detail }) => {
      if (action !== 'package.built') return;
      const told = picked(detail, FACTS);
      facts.set(subject, told && digestOf(told));
    },
    *compare(db) {
      const rows = db
        .prepare(
          'SELECT package AS id, uuid, verdict, zip_sha256 AS zipSha256, seal_number AS sealNumber FROM package_round',
        )
        .all() as PackageRow[];
      yield rows.flatMap(({ id, ...row }) => {
        const told = facts.get(id) ?? null;
        return told === null || told === digestOf(row) ? [] : [{ subject: id, what: WHAT_IT_SAYS }];
      });
    },
  };
};
