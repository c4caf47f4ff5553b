// Blocks as HTML for the pages of a package: text only, every sign escaped, nothing that acts.
import { visibleText } from '../../shared/visible-text';
import type { Block, Run, Runs, Table } from '../../shared/document/blocks';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visibleText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const runHtml = (run: Run): string => {
  const text = run.text.split('\n').map(escaped).join('<br>');
  const coded = run.code === true ? `<code>${text}</code>` : text;
  const italic = run.italic === true ? `<em>${coded}</em>` : coded;
  return run.bold === true ? `<strong>${italic}</strong>` : italic;
};

const runsHtml = (runs: Runs): string => runs.map(runHtml).join('');

const tableHtml = ({ head, rows, align }: Table): string => {
  const cell = (tag: 'td' | 'th scope="col"', runs: Runs, column: number): string => {
    const side = align[column] ?? 'left';
    return `<${tag}${side === 'left' ? '' : ` class="to-${side}"`}>${runsHtml(runs)}</${tag.slice(0, 2)}>`;
  };
  const row = (cells: readonly Runs[]): string =>
    `<tr>${cells.map((runs, column) => cell('td', runs, column)).join('')}</tr>`;
  return `<div class="wrap"><table><thead><tr>${head
    .map((runs, column) => cell('th scope="col"', runs, column))
    .join('')}</tr></thead><tbody>${rows.map(row).join('')}</tbody></table></div>`;
};

/** An item of one paragraph stands without a paragraph of its own, so that tight lists stay tight. */
const itemHtml = (blocks: readonly Block[], down: number): string => {
  const [first, ...rest] = blocks;
  return first?.kind === 'paragraph'
    ? `<li>${runsHtml(first.runs)}${htmlOf(rest, down)}</li>`
    : `<li>${htmlOf(blocks, down)}</li>`;
};

const blockHtml = (block: Block, down: number): string => {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, block.level + down);
      return `<h${level}>${runsHtml(block.runs)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${runsHtml(block.runs)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      return `<${tag}${start}>${block.items.map((item) => itemHtml(item, down)).join('')}</${tag}>`;
    }
    case 'table':
      return tableHtml(block);
    case 'quote':
      return `<blockquote>${htmlOf(block.blocks, down)}</blockquote>`;
    case 'rule':
      return '<hr>';
    case 'code':
      return `<pre><code>${block.text.split('\n').map(escaped).join('\n')}</code></pre>`;
  }
};

const htmlOf = (blocks: readonly Block[], down: number): string =>
  blocks.map((block) => `${blockHtml(block, down)}\n`).join('');

/**
 * The blocks as HTML without a frame around them, for a page whose style knows p, h2–h6, ul, ol, table, blockquote,
 * pre and hr. Headings are `down` levels lower (1 by default, because a page has its own h1).
 */
export const toHtml = (blocks: readonly Block[], down = 1): string => htmlOf(blocks, down);
