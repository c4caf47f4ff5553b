// Which of our fields a column of a firm's list is for, by its name. Only a proposal: a person sees it before anything
// is read in, and what they say is remembered for the firm.
import type { ListField } from '../../../shared/domain/request-list';

/** Names in one spelling: `PBC #`, `Pbc No.` and `pbc_number` are `pbc number`. */
export const bareName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('#', ' number ')
    .replace(/[’'"]/g, '')
    .replace(/\b(no|nr|num|nbr)\b\.?/g, 'number')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Words = readonly (readonly [rank: number, pattern: RegExp])[];

const THING =
  '(?:request|pbc|irl|drl|item|evidence|document|documentation|information|ask|requirement|deliverable)s?';
const AUDITOR = '(?:auditors?|firms?|reviewers?|audit team|cpa|examiners?|engagement team|service auditors?)';
const CLIENT =
  '(?:clients?|compan(?:y|ies)|management|managements|entity|entities|organizations?|auditees?|customers?|our|your)';

/** The higher rank wins a column, and the column of the higher rank wins a field. */
const WORDS: Readonly<Record<ListField, Words>> = {
  reference: [
    [95, new RegExp(`^${THING}(?: list)? (?:number|id|ref|reference|code)$`)],
    [
      95,
      /^(?:dr|er|rfi|doc request|pbc item|pbc request|evidence request|information request) (?:number|id|ref)$/,
    ],
    [
      90,
      /^(?:ref|reference|request ref|pbc|ref number|reference number|ref id|ticket|ticket number|unique id|key)$/,
    ],
    [80, /^(?:id|number|item|index|line|row|sr number|s number|serial number|line number)$/],
  ],
  wording: [
    [100, new RegExp(`^(?:detailed )?${THING} (?:description|details?|wording|text|language)$`)],
    [
      97,
      /^(?:description of (?:the )?(?:request|item|evidence|document)s?|request in full|full request|full wording)$/,
    ],
    [95, new RegExp(`^(?:description|${THING}) (?:of )?(?:requested|needed|required|being requested)$`)],
    [
      92,
      /^(?:evidence|documentation|information|documents?|items?|support)(?: to be)? (?:requested|request|needed|required|provided)$/,
    ],
    [
      88,
      /^(?:what (?:we|is) (?:need(?:ed)?|request(?:ed)?)|pbc request|pbc description|auditor request|audit request|evidence request|document request|information request|please provide)$/,
    ],
    [80, /^(?:description|detailed description|details|detail|wording)$/],
    [70, /^(?:request|requests|ask|requirement|requested item|evidence)$/],
    [40, /^(?:item|document|documentation|deliverable|inquiry|question)$/],
  ],
  title: [
    [95, new RegExp(`^(?:short )?${THING} (?:title|name|summary|subject|headline)$`)],
    [90, /^(?:title|short title|subject|short description|short name|summary|headline|brief description)$/],
    [60, /^(?:request|name|topic|item|document|deliverable)$/],
  ],
  area: [
    [
      95,
      /^(?:area|section|audit area|request area|control area|area of focus|domain|workstream|category|request category|process|process area|business process|control domain|control family|tsc category)$/,
    ],
    [60, /^(?:topic|group|function|department|team|family|theme|tab|phase|scope area)$/],
  ],
  kind: [
    [
      95,
      /^(?:request type|type of request|evidence type|type of evidence|pbc type|item type|kind|kind of request)$/,
    ],
    [85, /^(?:type|nature|nature of request|format)$/],
  ],
  named: [
    [
      95,
      /^(?:criteria|criterion|tsc|tsc criteria|tsc criterion|tsc ref(?:erence)?|trust services? criteria|soc 2 criteria|common criteria|criteria ref(?:erence)?|cc|cc ref|applicable criteria|related criteria|criteria control|control criteria|criteria s)$/,
    ],
    [
      94,
      /^(?:controls?|control (?:id|ids|number|numbers|ref|reference|references)|related controls?|mapped controls?|associated controls?|linked controls?|control activity|control mapping|mapping|mapped|mapped to|controls? tested|applicable controls?)$/,
    ],
  ],
  period: [
    [
      95,
      /^(?:period|audit period|period covered|coverage period|coverage|date range|testing period|time ?frame|time period|review period|examination period|period of evidence|evidence period|period requested|sample period|range)$/,
    ],
  ],
  periodFrom: [
    [
      95,
      /^(?:from|period from|period start|start of period|period begin|period beginning|coverage from|from date|date from|start date|period start date|evidence from|coverage start)$/,
    ],
    [50, /^(?:start|begin|beginning)$/],
  ],
  periodTo: [
    [
      95,
      /^(?:to|period to|period end|end of period|period ending|coverage to|to date|date to|end date|period end date|evidence to|coverage end|through)$/,
    ],
    [50, /^(?:end|ending)$/],
  ],
  requestedOn: [
    [
      95,
      /^(?:requested on|date requested|request date|requested date|date of request|issued|issued on|date issued|issue date|sent on|date sent|sent|asked on|opened on|date opened|created on|date created|date added|added on|created|opened|request sent|first requested)$/,
    ],
    [75, /^(?:requested|dates requested|added)$/],
  ],
  dueOn: [
    [
      96,
      /^(?:due|due on|due date|date due|due by|needed by|needed on|date needed|required by|date required|deadline|target date|requested by date|respond by|response due|client due date|pbc due date|due date for client|needed by date|expected by|expected date|request due date|dates due|fieldwork due date)$/,
    ],
  ],
  priority: [[95, /^(?:priority|urgency|importance|priority level|criticality|request priority|rank|prio)$/]],
  owner: [
    [
      95,
      new RegExp(
        `^(?:${CLIENT} )?(?:owner|request owner|contact|poc|point of contact|assignee|responsible|responsible (?:party|person)|control owner|evidence owner|process owner|lead)$`,
      ),
    ],
    [
      92,
      /^(?:assigned to|assigned|responsible|respondent|provider|prepared by|pbc owner|who|to be provided by)$/,
    ],
  ],
  status: [
    [97, new RegExp(`^(?:${AUDITOR}|audit) (?:status|state|review status|disposition)$`)],
    [
      92,
      /^(?:status|request status|pbc status|item status|current status|review status|evidence status|state|disposition|open closed|stage|progress)$/,
    ],
    [30, new RegExp(`^(?:${CLIENT} )status$`)],
  ],
  returnReason: [
    [
      95,
      /^(?:return reason|reason|reason returned|reason for return|reason for rejection|rejection reason|reason rejected|returned because|why returned|reason not accepted|follow up needed|follow up required|what is missing|outstanding points|deficiency)$/,
    ],
  ],
  firmComment: [
    [96, new RegExp(`^${AUDITOR} (?:comments?|notes?|remarks?|feedback|follow ups?|questions?|response)$`)],
    [93, /^(?:audit comments?|audit notes|follow up|follow ups|follow up questions?|feedback)$/],
    [80, /^(?:comments?|notes?|remarks?|comment log|comments notes|notes comments)$/],
  ],
  organizationComment: [
    [96, new RegExp(`^${CLIENT} (?:comments?|notes?|remarks?|responses?|answers?|feedback|reply|replies)$`)],
    [
      90,
      /^(?:response|responses|answer|answers|reply|respondent comments?|pbc response|provided evidence notes)$/,
    ],
  ],
};

const rankOf = (field: ListField, bare: string): number =>
  WORDS[field].find(([, pattern]) => pattern.test(bare))?.[0] ?? 0;

const FIELDS = Object.keys(WORDS) as ListField[];

/** In a head of several rows the lowest names the column, the upper ones what it belongs to. */
const spellings = (name: string): { readonly bare: string; readonly less: number }[] => {
  const parts = name.split(' / ').map(bareName);
  const last = parts.at(-1) ?? '';
  const whole = parts.join(' ');
  const turned = parts.toReversed().join(' ');
  return [
    { bare: whole, less: 0 },
    { bare: turned, less: 1 },
    ...(parts.length > 1 ? [{ bare: last, less: 5 }] : []),
  ];
};

export interface GuessedField {
  readonly field: ListField;
  /** 1 to 100. */
  readonly rank: number;
}

/** The fields a column of this name may be for, the likeliest first. */
export const guessesFor = (name: string): GuessedField[] =>
  FIELDS.map((field) => ({
    field,
    rank: Math.max(0, ...spellings(name).map(({ bare, less }) => rankOf(field, bare) - less)),
  }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank);

/** For each column the field it is read for, or null; no field twice. */
export const assignFields = (names: readonly string[]): (GuessedField | null)[] => {
  const all = names
    .flatMap((name, at) => (name === '' ? [] : guessesFor(name).map((guess) => ({ ...guess, at }))))
    .sort((a, b) => b.rank - a.rank || a.at - b.at);
  const byColumn: (GuessedField | null)[] = names.map(() => null);
  const taken = new Set<ListField>();
  for (const { at, field, rank } of all) {
    if (byColumn[at] !== null || taken.has(field)) continue;
    byColumn[at] = { field, rank };
    taken.add(field);
  }
  // "Item" or "Request" alone asks; a title without a wording is the wording.
  const title = byColumn.findIndex((one) => one?.field === 'title');
  if (!taken.has('wording') && title !== -1) byColumn[title] = { field: 'wording', rank: 50 };
  return byColumn;
};
