// docs/errors.md is generated from the error table; `npx vitest run test/docs -u` writes it anew.
import { expect, it } from 'vitest';
import { errorText } from '../../src/shared/error-texts';
import { ERRORS, EXIT, type ErrorCode } from '../../src/shared/errors';

const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  done: 'done',
  answerIsNo: 'the answer is no (not an error of use)',
  wrongUse: 'wrong use',
  partial: 'done in part, the rest listed',
  noVault: 'no vault there',
  inUse: 'in use',
  wrongPassphrase: 'wrong passphrase or recovery key',
  notAllowed: 'this member may not',
  damaged: 'verification failed or damage found',
  newerVersion: 'made by a newer version',
  hostile: 'refused as hostile',
  disk: 'no room or no access on disk',
  bug: 'a bug of ours',
  cancelled: 'cancelled',
};

const page = (): string => {
  const codes = Object.keys(ERRORS) as ErrorCode[];
  const rows = codes.map((code) => {
    const { happened, safe, next } = errorText({ code, details: {} });
    return `| \`${code}\` | ${String(ERRORS[code])} | ${happened} | ${safe} | ${next} |`;
  });
  const exits = Object.entries(EXIT).map(
    ([name, number]) => `| ${String(number)} | ${EXIT_MEANINGS[name as keyof typeof EXIT]} |`,
  );
  return [
    '# Errors',
    '',
    'Generated from `src/shared/errors.ts` and `src/shared/error-texts.ts`; do not edit (`npx vitest run test/docs -u` writes it anew).',
    'Every error a person can act on has a code from this one table. The window shows the three sentences and the code; the command line prints them on standard error and ends with the exit code. In `--json` the error is `{"error": {"code": …, "details": {…}}}`. Details never hold evidence content, evidence names or secrets.',
    '',
    '| Code | Exit | What happened | What is safe | What to do |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    '## Exit codes',
    '',
    '| Exit | Meaning |',
    '| --- | --- |',
    ...exits,
    '',
    'Findings of `vault check` and `package verify` are not errors of use: their codes stand in [format/vault-v1.md](format/vault-v1.md) and [format/package-v1.md](format/package-v1.md).',
    '',
  ].join('\n');
};

it('docs/errors.md says what the table of errors says', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/errors.md');
});
