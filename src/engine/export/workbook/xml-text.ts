// Text as it stands in a part of a workbook.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Markup escaped; what XML 1.0 cannot hold is shown; `_x0041_`, which would be read as a character, kept apart. */
export const xmlText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\ufffe\uffff]/g, (sign) => `\\u{${sign.charCodeAt(0).toString(16).toUpperCase()}}`)
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

export const attribute = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
