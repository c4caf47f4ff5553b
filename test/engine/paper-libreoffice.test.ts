// The Word files we write, opened by a word processor that is not ours: read as Word's own form, without a repair.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  adoptStarters,
  beginDocument,
  createEngagement,
  saveDocument,
  savePolicyDocument,
  setEngagementScope,
} from '../../src/engine';
import { policyStarters } from '../../src/engine/policies/starters';
import type { EngagementId } from '../../src/shared/ids';
import type { RecordId } from '../../src/shared/domain/programme/record-id';
import { linesOf } from '../../src/shared/document/blocks';
import { parseMarkdown } from '../../src/shared/document/parse-markdown';
import { day, scopeInTest } from './documents/described-in-test';
import { makeVault } from './temporary-vault';

const ENG = 'ENG-01' as EngagementId;
const today = day('2026-07-01');

it(
  'LibreOffice makes PDFs of the longest starter and of a system description without a warning',
  { timeout: 180_000 },
  async () => {
    const { vault, desk } = await makeVault();
    const [longest] = policyStarters().toSorted((a, b) => b.words - a.words);
    adoptStarters(vault, [longest?.id ?? ''], today);
    await savePolicyDocument(vault, 'POL-001' as RecordId, null, join(desk, 'policy.docx'));
    createEngagement(vault, {
      ...{ type: 2, period: { from: day('2026-01-01'), to: day('2026-12-31') } },
      ...{ systemName: 'Quill Answers', categories: ['security'], firm: 'Quillon CPA' },
    });
    setEngagementScope(vault, ENG, scopeInTest);
    const description = beginDocument(vault, { type: 'system-description', engagementId: ENG, on: today });
    await saveDocument(vault, description.id, join(desk, 'description.docx'));

    const out = join(desk, 'out');
    mkdirSync(out);
    const { status, stdout, stderr } = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(desk, 'profile')}`,
        // Named, so that a file that is no DOCX is refused and not opened as something else.
        ...['--headless', '--infilter=MS Word 2007 XML', '--convert-to', 'pdf', '--outdir', out],
        ...[join(desk, 'policy.docx'), join(desk, 'description.docx')],
      ],
      { encoding: 'utf8' },
    );
    expect(status).toBe(0);
    expect(stdout.match(/using filter : writer_pdf_Export/g)).toHaveLength(2);
    // What it says about a Java that is not there is not about us.
    expect(`${stdout}${stderr.replace(/^.*javaldx.*$/gm, '')}`).not.toMatch(/warn|error|repair|corrupt/i);

    const textOf = (name: string): string =>
      execFileSync('pdftotext', ['-layout', join(out, name), '-'], { encoding: 'utf8' });
    const policy = textOf('policy.pdf');
    const headings = linesOf(
      parseMarkdown(longest?.text ?? '').filter(
        (block) => block.kind === 'heading' && !/\{\{/.test(linesOf([block]).join('')),
      ),
    );
    expect(headings.length).toBeGreaterThan(5);
    for (const heading of headings) expect(policy).toContain(heading);
    const described = textOf('description.pdf');
    for (const word of ['Quill Answers', 'Answers API', 'Guardrail', 'Draft'])
      expect(described).toContain(word);
  },
);
