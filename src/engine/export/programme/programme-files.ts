// The files of the programme that are no pages: registers as CSV, the approved text of each edition, and the documents
// of management for Word and as PDF. The same content gives the same bytes.
import { utf8 } from '../../crypto/bytes';
import { toDocx, toPdf } from '../../paper';
import { csvBytes } from '../../tables';
import type { PackageModel } from '../package-model';
import { CUEC_TABLE, documentStem, editionStem, registerTable } from './programme-paths';
import { complementaryTable, type RecordTable, recordTable } from './record-tables';

type File = readonly [path: string, bytes: Uint8Array];

const csv = ({ columns, rows }: RecordTable): Uint8Array =>
  csvBytes(
    columns,
    rows.map((row) => row.map((cell) => (typeof cell === 'object' ? cell.text : cell))),
  );

/** Below `data/`, one after the other. */
export async function* programmeFiles(model: PackageModel): AsyncGenerator<File> {
  const { programme } = model.content;
  if (programme === null) return;
  for (const { register } of programme.registers) {
    const path = registerTable(register);
    if (path !== null) yield [path, csv(recordTable(model, register))];
  }
  const complementary = complementaryTable(model);
  if (complementary !== null) yield [CUEC_TABLE, csv(complementary)];
  for (const one of programme.editions) yield [`${editionStem(one)}.md`, utf8(one.text)];
  for (const record of model.recordsOf('document')) {
    if (record.paper === null) continue;
    const stem = documentStem(record);
    yield [`${stem}.docx`, await toDocx(record.paper)];
    yield [`${stem}.pdf`, await toPdf(record.paper)];
  }
}
