// JSON as an administration interface would hand it out.
export const jsonExport = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
