// How two packages differ, as lines for a person: + added, ~ replaced or changed, - gone.
import type { ItemChange, OtherChange, PackageDiff } from '../shared/domain/package-round';
import { packageRoundRef } from '../shared/ids';
import { text } from './safe-text';

const SIGNS = { added: '+', replaced: '~', changed: '~', withdrawn: '-', gone: '-' } as const;

const version = (no: number | null): string => (no === null ? '' : `.${String(no).padStart(2, '0')}`);

const itemLine = (one: ItemChange): string => {
  const ref =
    one.kind === 'replaced'
      ? `${one.evidenceId}${version(one.versionBefore)} → ${version(one.versionAfter)}`
      : `${one.evidenceId}${version(one.versionAfter ?? one.versionBefore)}`;
  const reason = one.reason === '' ? '' : `: ${one.reason}`;
  return text`  ${SIGNS[one.kind]} ${ref}  ${one.title}${reason}`;
};

const otherLine = (one: OtherChange): string =>
  text`  ${SIGNS[one.what]} ${one.kind} ${one.id}  ${one.title}`;

export const diffLines = (diff: PackageDiff): string[] => {
  const { counts, items, others } = diff;
  return [
    `${packageRoundRef(diff.from.packageId, diff.from.round)} → ${packageRoundRef(diff.to.packageId, diff.to.round)}`,
    `Evidence: ${String(counts.added)} added, ${String(counts.replaced)} replaced, ${String(counts.withdrawn)} gone, ${String(counts.unchanged)} as before.`,
    ...items.map(itemLine),
    ...(others.length === 0 ? [] : ['Otherwise:', ...others.map(otherLine)]),
  ];
};
