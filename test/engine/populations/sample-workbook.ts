// A workbook with two lists in it.
import { writeWorkbook } from '../../../src/engine/export/workbook/write-workbook';

export const sampleWorkbook = (): Uint8Array =>
  writeWorkbook([
    {
      name: 'Leavers',
      columns: [
        { title: 'Employee', width: 10 },
        { title: 'Left on', width: 10 },
      ],
      rows: [
        ['E-101', '2026-01-31'],
        ['E-102', '2026-03-31'],
      ],
    },
    { name: 'Joiners', columns: [{ title: 'Employee', width: 10 }], rows: [['E-201'], ['E-202'], ['E-203']] },
  ]);
