import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FINDING_TEXTS, findingText } from '../../src/shared/finding-texts';

const page = readFileSync(join(import.meta.dirname, '../../docs/format/vault-v1.md'), 'utf8');
const [, codes = ''] = page.split(/^## 10\..*$/m);
const listed = [
  ...(codes.split(/^## /m)[0] ?? '').matchAll(/`((?:check|disk|integrity|journal)\.[a-z-]+)`/g),
];

describe('the texts of what a check finds', () => {
  it('are there for exactly the codes the format page lists', () => {
    expect(new Set(listed.map(([, code]) => code))).toEqual(new Set(Object.keys(FINDING_TEXTS)));
  });

  it('are whole sentences, also for a code of a later version', () => {
    for (const code of [...Object.keys(FINDING_TEXTS), 'check.of-the-future']) {
      const { what, next } = findingText(code);
      expect(what).toMatch(/^[A-Z].*\.$/);
      expect(next).toMatch(/^([A-Z].*\.)?$/);
    }
  });
});
