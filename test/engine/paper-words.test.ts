// What is approved is what is read: every word of a text is on its PDF, read back by a program that is not ours.
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { toPdf } from '../../src/engine/paper';
import { policyStarters } from '../../src/engine/policies/starters';
import type { Block } from '../../src/shared/document/blocks';
import { parseMarkdown } from '../../src/shared/document/parse-markdown';

const pdfText = async (blocks: readonly Block[]): Promise<string> => {
  const pdf = await toPdf({ title: '', kind: '', facts: [], blocks, footer: '', mark: null, language: 'en' });
  const { status, stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.normalize('NFC');
};

const counted = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

it('has every word of each starter, as often as it was typed', async () => {
  const texts = policyStarters().map((one) => one.text);
  expect(texts).toHaveLength(41);
  // The numbers of a list are its markup, and the PDF counts them itself.
  const typed = counted(
    texts.flatMap((text) => text.replace(/^\s*\d+\.\s/gm, '').match(/[\p{L}\p{N}]+/gu) ?? []),
  );
  const printed = counted((await pdfText(texts.flatMap(parseMarkdown))).match(/[\p{L}\p{N}]+/gu) ?? []);
  const missing = [...typed].filter(([word, count]) => (printed.get(word) ?? 0) < count);
  expect(missing).toEqual([]);
});

/** Each word has a number of its own and an end, so that no other one stands for it. */
const HOSTILE = [
  'a <!-- word1z --> b',
  'x [word2z]\n\n[word2z]: http://word3z.example "word4z"\n[word2z]: word5z (word6z)',
  "[word7z]:\nhttp://word8z 'word9z'",
  'text[^word10z]\n\n[^word10z]: word11z',
  '> [word12z]: word13z "word14z"\n\n- [word15z]: word16z "word17z"',
  '<div hidden>word18z</div>',
  '<script>word19z</script>\n<style>word20z',
  '<details><summary>word21z</summary>\n\nword22z\n\n</details>',
  '![word23z](http://word24z.example/x.png "word25z")',
  '[word26z](http://word27z.example "word28z") [word29z](<word30z word31z>) [w](mailto:word32z@word33z.example)',
  '- [ ] word34z\n- [x] word35z\n\n  word36z',
  '| word37z | b |\n|---|---|\n| c | d | word38z | word39z |\n| word40z |',
  'word41z | b\n- | -\na \\| word42z | `b | word43z` | word44z',
  `| a |\n|---|\n|${'|'.repeat(300)} word45z |`,
  `| ${'| '.repeat(300)} word46z |\n|${'---|'.repeat(302)}\n| word47z |`,
  '~~word48z~~ ***word49z*** __word50z__ `word51z`',
  '``` word52z word53z\nword54z\n```\n\n~~~word55z\nword56z',
  '\tword57z\n\n---\nword58z: word59z\n---\n\nword60z\n===',
  '# word61z {#word62z}\n\n1) word63z\n2) word64z',
  `${'> '.repeat(40)}word65z\n\n${'  '.repeat(30)}- word66z`,
  Array.from({ length: 30 }, (_, depth) => `${'  '.repeat(depth)}- word${String(depth + 67)}z`).join('\n'),
  `${'long '.repeat(2000)}*word97z* [word98z](word99z "word100z")`,
  '&lt;word101z&gt; &#119;ord102z &word103z; \\*word104z\\* word105z\\\nword106z  \nword107z',
  'word108z\u200bword109z \u202eword110z\u202c word111z\u0000word112z Łódź113z Москва114z',
];

it('has every word of a text that would hide some of them', { timeout: 30_000 }, async () => {
  const blocks = HOSTILE.flatMap((text) => parseMarkdown(text));
  // Narrow cells break words over lines.
  const printed = (await pdfText(blocks)).replace(/[^\p{L}\p{N}]+/gu, '');
  const words = [
    ...Array.from({ length: 112 }, (_, at) => `word${String(at + 1)}z`),
    'Łódź113z',
    'Москва114z',
  ];
  expect(words.filter((word) => !printed.includes(word))).toEqual([]);
});
