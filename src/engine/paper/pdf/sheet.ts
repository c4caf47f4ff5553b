// The sheet of paper a PDF is made of: its measures and colours, in points.

/** A4. */
export const SHEET = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { left: 76, right: 76, top: 76, bottom: 78 } as const;

export const TEXT_WIDTH = SHEET.width - MARGIN.left - MARGIN.right;
export const TEXT_HEIGHT = SHEET.height - MARGIN.top - MARGIN.bottom;

export type Color = readonly [red: number, green: number, blue: number];

const hex = (value: number): Color => [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];

/** As the product's light theme has them. */
export const INK = hex(0x1d1b18);
export const INK_2 = hex(0x57524a);
export const INK_3 = hex(0x6f695f);
export const ACCENT = hex(0x1f5a4a);
export const MISSED = hex(0xac2f1e);
export const HAIRLINE = hex(0xe3ded5);
export const RULE = hex(0xcfc8bb);
export const SUNKEN = hex(0xf2efe9);
