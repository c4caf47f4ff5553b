// The follow-up as a workbook or as a letter to print: the same figures as on the screen, and all of what holds the
// audit up. For both sides to look at, so no word of our own track but its owner.
import { extname } from 'node:path';
import type { FollowUp } from '../../shared/domain/request';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import { currentEngagement } from '../engagement';
import { isBeyondFonts, type LetterPart, letterPdf } from '../handover';
import { toCell, writeWorkbook } from '../tables';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { followUp } from './follow-up';

/** More than any list of a firm has: a file is complete. */
const ALL = 1_000_000;
/** Pages of a letter nobody reads to their end; the workbook has the rest. */
const PRINTED = 500;

const WHY: Readonly<Record<FollowUp['blocking'][number]['why'], string>> = {
  conflict: 'Two different answers wait to be settled',
  'returned-and-late': 'Returned, and past its due day',
  late: 'Past its due day',
  returned: 'Returned by the auditor',
  'no-evidence': 'Due soon, and nothing is linked to it',
  'needs-clarification': 'Needs clarification',
};
const SIDE = { organization: 'Organization', firm: 'Firm' } as const;

const agesOf = ({ fromDays, toDays }: FollowUp['ageing'][number]): string =>
  toDays === null ? `${String(fromDays)} days and more` : `${String(fromDays)} to ${String(toDays)} days`;

const days = (count: number | null): string =>
  count === null ? '' : `${String(count)} ${count === 1 ? 'day' : 'days'}`;

/** With the words of the letter, whose column of names is narrow. */
const COUNTS: readonly (readonly [keyof FollowUp['counts'], string, string])[] = [
  ['requests', 'Requests', 'Requests'],
  ['settled', 'Settled', 'Settled'],
  ['waitingOnOrganization', 'Waiting on the organization', 'On the organization'],
  ['waitingOnAuditor', 'Waiting on the auditor', 'On the auditor'],
  ['late', 'Past their due day', 'Past their due day'],
  ['returned', 'Returned', 'Returned'],
];

const workbook = (found: FollowUp): Uint8Array =>
  writeWorkbook([
    {
      name: 'Follow-up',
      columns: [
        { title: `As of ${found.today}`, width: 34 },
        { title: 'Requests', width: 12 },
      ],
      rows: COUNTS.map(([key, title]) => [title, found.counts[key]]),
    },
    {
      name: 'Waiting',
      columns: [
        { title: 'Waiting for', width: 20 },
        { title: 'Organization', width: 16 },
        { title: 'Auditor', width: 12 },
      ],
      rows: found.ageing.map((one) => [agesOf(one), one.organization, one.auditor]),
    },
    {
      name: 'Turnaround',
      columns: [
        { title: 'Side', width: 16 },
        { title: 'Turns', width: 10 },
        { title: 'Median days', width: 14 },
        { title: 'Longest days', width: 14 },
      ],
      rows: found.turnaround.map((one) => [
        SIDE[one.side],
        one.turns,
        one.medianDays ?? '',
        one.longestDays ?? '',
      ]),
    },
    {
      name: 'Owners',
      columns: [
        { title: 'Owner', width: 30 },
        { title: 'Open', width: 10 },
        { title: 'Late', width: 10 },
        { title: 'Oldest, days', width: 14 },
      ],
      rows: found.owners.map((one) => [toCell(one.owner), one.open, one.late, one.oldestDays]),
    },
    {
      name: 'Blocking',
      columns: [
        { title: 'Request', width: 12 },
        { title: 'Reference', width: 16 },
        { title: 'Title', width: 60 },
        { title: 'Owner', width: 24 },
        { title: 'Due on', width: 12 },
        { title: 'Waiting, days', width: 14 },
        { title: 'Why', width: 40 },
      ],
      rows: found.blocking.map((one) => [
        one.id,
        toCell(one.reference),
        toCell(one.title),
        toCell(one.owner),
        one.dueOn ?? '',
        one.waitingDays,
        WHY[one.why],
      ]),
    },
  ]);

const BEYOND =
  'The fonts of this page lack letters of these names: they stand as question marks. The workbook has them whole.';

const isBeyond = (found: FollowUp): boolean =>
  [
    ...found.owners.map((one) => one.owner),
    ...found.blocking.flatMap((one) => [one.reference, one.title, one.owner]),
  ].some(isBeyondFonts);

const blockingParts = (found: FollowUp): LetterPart[] => {
  const shown = found.blocking.slice(0, PRINTED);
  const more = found.blocking.length - shown.length;
  return [
    ...shown.map((one): LetterPart => {
      const facts = [
        WHY[one.why],
        ...(one.dueOn === null ? [] : [`due ${one.dueOn}`]),
        `waiting for ${days(one.waitingDays)}`,
        ...(one.owner === '' ? [] : [one.owner]),
      ];
      const title = one.reference === '' ? one.title : `${one.reference}: ${one.title}`;
      return { kind: 'fact', name: one.id, value: `${title} (${facts.join('; ')})` };
    }),
    ...(more > 0
      ? [{ kind: 'text', text: `And ${String(more)} more, which the workbook has.` } as const]
      : []),
  ];
};

const letter = (found: FollowUp, subtitle: string): Uint8Array =>
  letterPdf({
    title: 'Follow-up of requests',
    subtitle,
    parts: [
      ...COUNTS.map(([key, , name]): LetterPart => ({
        kind: 'fact',
        name,
        value: String(found.counts[key]),
      })),
      { kind: 'heading', text: 'How long they wait' },
      ...found.ageing.map((one): LetterPart => ({
        kind: 'fact',
        name: agesOf(one),
        value: `${String(one.organization)} on the organization, ${String(one.auditor)} on the auditor`,
      })),
      { kind: 'heading', text: 'How long a turn takes' },
      ...found.turnaround.map((one): LetterPart => ({
        kind: 'fact',
        name: SIDE[one.side],
        value:
          one.turns === 0
            ? 'no turn has ended'
            : `${String(one.turns)} ${one.turns === 1 ? 'turn' : 'turns'}; median ${days(one.medianDays)}, longest ${days(one.longestDays)}`,
      })),
      { kind: 'heading', text: 'Who has what' },
      ...found.owners.map((one): LetterPart => ({
        kind: 'fact',
        name: `${String(one.open)} open, ${String(one.late)} late`,
        value: `${one.owner === '' ? 'Nobody is named' : one.owner} (the oldest for ${days(one.oldestDays)})`,
      })),
      { kind: 'heading', text: 'What holds the audit up' },
      ...(found.blocking.length === 0
        ? [{ kind: 'text', text: 'Nothing does.' } as const]
        : blockingParts(found)),
      ...(isBeyond(found) ? [{ kind: 'text', text: BEYOND } as const] : []),
    ],
  });

/**
 * Writes the follow-up to `path`, replacing what is there: a letter when the name ends in .pdf, else a workbook.
 * @throws UserError use.engagement-missing, use.bad-input (inside the vault), disk.*
 */
export const exportFollowUp = async (vault: OpenVault, today: CalendarDate, path: string): Promise<void> => {
  const current = currentEngagement(vault);
  if (current === null) throw new UserError('use.engagement-missing');
  const found = followUp(vault, today, ALL);
  const subtitle = [vault.organization, current.systemName, current.firm, `as of ${today}`]
    .filter((part) => part !== '')
    .join(', ');
  const isLetter = extname(path).toLowerCase() === '.pdf';
  await writeOutside(vault, path, isLetter ? letter(found, subtitle) : workbook(found));
};
