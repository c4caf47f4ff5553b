// A document of blocks on a page of a package. Its text was written by people: no sign of it is markup.
import type { Block } from '../../../../shared/document/blocks';
import { toHtml } from '../../../paper';
import { Html } from '../html';

/** Line breaks in code survive the removal of indentation that pages go through. */
export const documentHtml = (blocks: readonly Block[]): Html =>
  new Html(
    `<div class="doc">${toHtml(blocks).replace(/<pre><code>[\s\S]*?<\/code><\/pre>/g, (code) => code.replaceAll('\n', '&#10;'))}</div>`,
  );
