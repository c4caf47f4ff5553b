// A paper as DOCX.
import { Document, Packer, Paragraph } from 'docx';
import { linesOf } from '../../shared/document/blocks';
import type { Paper } from './paper';

/** The paper as DOCX, the same bytes every time. */
export const toDocx = async (paper: Paper): Promise<Uint8Array> =>
  new Uint8Array(
    await Packer.toArrayBuffer(
      new Document({ sections: [{ children: linesOf(paper.blocks).map((text) => new Paragraph(text)) }] }),
    ),
  );
