// What a report means for the two questions an auditor has, kept apart: are these the bytes that were signed,
// and was it the key I was told? Pure, so that every case is tested.
import type { VerifyReport } from '../shared/domain/package';
import type { State } from './state-mark';

/** How what was told compares with what was found. */
export type Identity = 'told-key' | 'told-seal' | 'not-told' | 'other' | 'unsigned';

export interface Standing {
  readonly integrity: 'holds' | 'broken' | 'hostile' | 'incomplete' | 'bag';
  readonly identity: Identity;
  readonly marks: readonly { readonly state: State; readonly words: string }[];
  /** The answer, in one sentence. */
  readonly sentence: string;
  /** What follows from it. */
  readonly advice: string;
  readonly proves: readonly string[];
  readonly provesNot: readonly string[];
}

const INTEGRITY = {
  verified: 'holds',
  'verified-unknown-signer': 'holds',
  failed: 'broken',
  hostile: 'hostile',
  incomplete: 'incomplete',
  'bag-holds': 'bag',
} as const satisfies Record<VerifyReport['verdict'], Standing['integrity']>;

const OTHER_SIGNER = 'signature.other-signer';
const BASE_NEEDED = 'delta.base-needed';

const identityOf = (report: VerifyReport, told: string): Identity => {
  if (report.signer === null) return 'unsigned';
  if (report.findings.some((one) => one.code === OTHER_SIGNER)) return 'other';
  const digits = told.toLowerCase().replace(/[\s:]/g, '');
  if (digits !== '' && digits === report.sealNumber && digits !== report.signer.sha256) return 'told-seal';
  return told === '' ? 'not-told' : 'told-key';
};

const INTEGRITY_MARKS = {
  holds: { state: 'met', words: 'Unchanged since it was signed' },
  broken: { state: 'missed', words: 'Not as it was signed' },
  hostile: { state: 'missed', words: 'Built to do harm' },
  incomplete: { state: 'late', words: 'Something is missing' },
  bag: { state: 'due', words: 'As its own lists say' },
} as const satisfies Record<Standing['integrity'], Standing['marks'][number]>;

const IDENTITY_MARKS = {
  'told-key': { state: 'met', words: 'Signed with the key you were told' },
  'told-seal': { state: 'met', words: 'The very package whose seal number you were told' },
  'not-told': { state: 'due', words: 'Signer not confirmed by you yet' },
  other: { state: 'missed', words: 'Signed by another key than you were told' },
  unsigned: { state: 'late', words: 'No signature that holds' },
} as const satisfies Record<Identity, Standing['marks'][number]>;

const nameOf = (report: VerifyReport): string =>
  report.scope === null ? 'the key shown here' : `the key of ${report.scope.organization}`;

const holdsSentence = (report: VerifyReport, identity: Identity): string => {
  const files = report.counts.files.toLocaleString('en');
  if (identity === 'not-told')
    return `All ${files} files are as they were signed. By whom, you have yet to compare.`;
  if (identity === 'told-seal')
    return `This is the package you were told of: all ${files} files are as they were signed.`;
  return `All ${files} files are as they were when ${nameOf(report)} signed them.`;
};

const ASK_AGAIN = 'Do not rely on it. Ask the sender for the package again, over another route.';

const brokenOf = (report: VerifyReport): readonly [sentence: string, advice: string] =>
  report.signer === null
    ? ['This package does not carry a signature that holds.', ASK_AGAIN]
    : ['This is not the package that was signed.', ASK_AGAIN];

const onlyCode = (report: VerifyReport, code: string): boolean =>
  report.findings.length > 0 && report.findings.every((one) => one.code === code);

const sayings = (
  report: VerifyReport,
  integrity: Standing['integrity'],
  identity: Identity,
): readonly [sentence: string, advice: string] => {
  switch (integrity) {
    case 'hostile':
      return [
        'This file is built to do harm or to deceive.',
        'It does something no honest program makes. Nothing was unpacked. Do not open it with another program, and tell the sender.',
      ];
    case 'broken':
      return identity === 'other' && onlyCode(report, OTHER_SIGNER)
        ? [
            'The files are whole, but not the key you were told signed them.',
            'Stop here and call the person who sent it, on a number you already had.',
          ]
        : brokenOf(report);
    case 'incomplete':
      return onlyCode(report, BASE_NEEDED)
        ? [
            'What is here is as it was signed; the earlier package is needed for the rest.',
            'This package carries changes alone. Check it again together with the earlier full package named below.',
          ]
        : [
            'Something of this package is missing.',
            'What was read is listed below. Ask for the file, or for the part that is named, again.',
          ];
    case 'bag':
      return [
        'This is a BagIt bag and none of Muniment’s: every file is as its lists say.',
        'Nobody signed it, so whoever changed a file could have changed the lists as well.',
      ];
    case 'holds':
      return [
        holdsSentence(report, identity),
        identity === 'not-told'
          ? 'Compare the words shown here with those you were told by another route, or check again with what you were told.'
          : '',
      ];
  }
};

const WHOLE = 'Every file is the one that was signed; none is added, changed or missing.';
const LISTED = 'The list of what is left out was part of what was signed.';

const provesOf = (integrity: Standing['integrity'], identity: Identity): readonly string[] => {
  if (integrity === 'bag') return ['Every file has the hash that the lists of the bag give for it.'];
  if (integrity !== 'holds') return [];
  const who = {
    'told-key': 'Whoever holds the key you were told built this package.',
    'told-seal': 'It is the one package whose seal number you were told, and no other.',
    'not-told': 'One key signed all of it: the one whose words are shown here.',
    other: '',
    unsigned: '',
  } as const satisfies Record<Identity, string>;
  return [WHOLE, who[identity], LISTED].filter((one) => one !== '');
};

const provesNotOf = (integrity: Standing['integrity'], identity: Identity): readonly string[] => {
  if (integrity !== 'holds' && integrity !== 'bag') return [];
  return [
    'That the content is true, or that a control worked.',
    'The time of day: dates are by the clock of the organization.',
    'That nothing was kept from the package in the first place.',
    ...(integrity === 'bag' ? ['Who made it.'] : []),
    ...(identity === 'not-told'
      ? ['Whose key it is. A key inside a package proves nothing; anybody can sign with a key of their own.']
      : []),
    ...(identity === 'told-seal'
      ? ['Which person holds the key, unless you were told the key as well.']
      : []),
    'That this page is honest: see the remark on where it came from.',
  ];
};

/** `told` is what was typed, trimmed; empty for nothing. */
export const standingOf = (report: VerifyReport, told: string): Standing => {
  const identity = identityOf(report, told);
  const isWhole = report.verdict === 'failed' && onlyCode(report, OTHER_SIGNER);
  const integrity = INTEGRITY[report.verdict];
  const [sentence, advice] = sayings(report, integrity, identity);
  return {
    integrity,
    identity,
    marks: [
      INTEGRITY_MARKS[isWhole ? 'holds' : integrity],
      ...(integrity === 'bag' || integrity === 'hostile' ? [] : [IDENTITY_MARKS[identity]]),
    ],
    sentence,
    advice,
    proves: provesOf(integrity, identity),
    provesNot: provesNotOf(integrity, identity),
  };
};
