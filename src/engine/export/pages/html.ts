// HTML that cannot forget to escape: only text that went through the template gets onto a page.
import { visibleText } from '../../../shared/visible-text';

export class Html {
  constructor(readonly source: string) {}
}

type Piece = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What most texts are: nothing in them has to be looked at. */
const PLAIN = /^[\w .,:;()/#%+*=?!@-]*$/;

/** Text for a page or an attribute: markup escaped, hidden characters shown, line breaks as spaces. */
const escape = (text: string): string =>
  PLAIN.test(text)
    ? text
    : visibleText(text.replace(/\s*\r?\n\s*/g, ' ')).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const sourceOf = (piece: Piece): string => {
  if (piece instanceof Html) return piece.source;
  if (typeof piece === 'object') return piece.map((one) => one.source).join('');
  return escape(String(piece));
};

/** Joins markup and values; strings and numbers are escaped, Html is not. */
export const html = (markup: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(markup.reduce((done, part, index) => done + sourceOf(pieces[index - 1] ?? '') + part));

export const nothing = html``;

export const join = (parts: readonly Html[], between: string): Html =>
  new Html(parts.map((part) => part.source).join(between));

/** Paragraphs of text that may hold line breaks. */
export const paragraphs = (text: string): Html =>
  new Html(
    text
      .split(/\r?\n\s*/)
      .filter((line) => line.trim() !== '')
      .map((line) => html`<p>${line}</p>`.source)
      .join(''),
  );

/** A plain table in a frame that scrolls sideways where it must. */
export const table = (heads: readonly string[], rows: readonly Html[]): Html =>
  html`<div class="wrap">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
