// Writes a document of management as a file somebody takes along.
import { extname } from 'node:path';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import { utf8 } from '../crypto/bytes';
import { toDocx, toPdf } from '../paper';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { documentMarkdown, documentPaper } from './document-paper';
import { readDocument } from './documents';

/**
 * By the ending of the name: PDF, DOCX or Markdown. The same version is the same bytes at any time.
 * @throws UserError programme.unknown-record, document.kind (another ending), use.bad-input, disk.*
 */
export const saveDocument = async (vault: OpenVault, id: RecordId, target: string): Promise<void> => {
  const { record, facts } = readDocument(vault, id);
  const bytes = async (): Promise<Uint8Array> => {
    switch (extname(target).toLowerCase()) {
      case '.pdf':
        return toPdf(documentPaper(vault, record, facts));
      case '.docx':
        return toDocx(documentPaper(vault, record, facts));
      case '.md':
        return utf8(documentMarkdown(vault, record, facts));
      default:
        throw new UserError('document.kind', { what: 'The name ends in .pdf, .docx or .md.' });
    }
  };
  await writeOutside(vault, target, await bytes());
};
