// Words about a new passphrase.
import type { PassphraseJudgement } from '../../shared/passphrase-strength';
import { SHORTEST_PASSPHRASE } from '../../shared/passphrase-strength';

export const passphrase = {
  label: 'Passphrase',
  newLabel: 'New passphrase',
  again: 'The same passphrase again',
  help: 'Six unrelated words are easy to remember and hard to guess. Spaces and any letters are welcome.',
  differs: 'The two are not the same.',
  missing: 'A vault needs a passphrase.',
  judgement: ({ problem, level }: PassphraseJudgement): string => {
    if (problem === 'too-short') return `Too short: at least ${String(SHORTEST_PASSPHRASE)} characters.`;
    if (problem === 'contains-name') return 'Too easy: it leans on the organization’s name.';
    if (problem === 'too-plain') return 'Too easy: common words, repeats or rows of keys.';
    return level === 1
      ? 'Acceptable. One more word makes it much harder to guess.'
      : level === 2
        ? 'Good.'
        : 'Very good.';
  },
  nobody:
    'Nobody can reset it, and neither can we. The recovery key in the next step is the only other way in.',
} as const;
