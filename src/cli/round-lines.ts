// A round of a package as lines for a person: what it is, what it changed, and what became of it.
import type { PackageDetails } from '../shared/domain/package-round';
import { packageRoundRef } from '../shared/ids';
import { diffLines } from './diff-lines';
import { text } from './safe-text';
import { sizeText } from './size-text';
import { facts } from './table';

export const roundLines = ({ summary, deliveries, receipts, recall, changes }: PackageDetails): string[] => [
  ...facts([
    ['Round', packageRoundRef(summary.id, summary.round)],
    ['State', summary.state],
    [
      'Kind',
      summary.base === null
        ? summary.kind
        : `${summary.kind} on ${packageRoundRef(summary.base.packageId, summary.base.round)}`,
    ],
    ['Verdict', summary.verdict],
    ['Built', `${summary.builtAt} by ${summary.builtBy}`],
    ['For', summary.recipientIds.join(', ') || 'nobody named'],
    [
      'Holds',
      `${String(summary.evidenceCount)} pieces of evidence, ${String(summary.fileCount)} files, ${String(summary.omissionCount)} omissions, ${sizeText(summary.zipBytes)}`,
    ],
    ['SHA-256', summary.zipSha256],
    ['Seal number', summary.sealNumber],
    ['Again', summary.canBeRebuilt ? 'package rebuild writes the same bytes' : 'cannot be written again'],
  ]),
  ...deliveries.map((one) => text`Delivered ${one.on} to ${one.recipientId} (${one.route})`),
  ...receipts.map((one) => text`Acknowledged ${one.receivedOn} by ${one.by}, ${one.firm}: ${one.verdict}`),
  ...(recall === null ? [] : [text`Called back ${recall.at} by ${recall.by}: ${recall.reason}`]),
  ...(changes === null ? [] : diffLines(changes)),
];
