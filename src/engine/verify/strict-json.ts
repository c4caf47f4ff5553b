// Reads JSON that must be in its canonical form (RFC 8785): that rules out two values for one key, odd
// numbers and second spellings at once. Depth is limited before the parser sees the text.
import type { Findings } from './findings';

const DEPTH_LIMIT = 32;

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text.charCodeAt(i);
    if (inString) {
      if (sign === 0x5c) i += 1;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return deepest;
};

/** Keys sorted by UTF-16 units, no spaces; numbers and strings as ECMAScript writes them. */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`;
  }
  return JSON.stringify(value);
};

/** The value, or undefined after a finding. */
export const parseStrictJson = (text: string, path: string, findings: Findings): unknown => {
  if (depthOf(text) > DEPTH_LIMIT) {
    findings.add('json.hostile', path, 'nested deeper than any of our files');
    return undefined;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The finding tells.
    findings.add('json.malformed', path, 'not JSON');
    return undefined;
  }
  // In canonical form a string cannot hold these signs: its quotes would be escaped.
  if (text.includes('"__proto__":')) {
    findings.add('json.malformed', path, 'a member that would change how programs see the others');
    return undefined;
  }
  if (canonicalJson(value) !== text) {
    findings.add('json.malformed', path, 'not in canonical form');
    return undefined;
  }
  return value;
};

/** UTF-8 without faults, or undefined after a finding. */
export const strictText = (bytes: Uint8Array, path: string, findings: Findings): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    findings.add('json.malformed', path, 'not UTF-8');
    return undefined;
  }
};
