// The custody extract: which journal lines a package shows, the keys they are signed with, and the head.
// A line about something else keeps its place as a hash, so the sequence has no holes.
import { z } from 'zod';
import { minisignKeyText } from '../crypto/signer-identity';
import { toHex } from '../crypto/bytes';
import type { PackageContent } from './package-content';

const CustodyFacts = z.looseObject({
  seq: z.number().int(),
  time: z.string(),
  member: z.string(),
  action: z.string(),
  subject: z.string(),
});
export type CustodyFacts = z.infer<typeof CustodyFacts>;

/** What the pages show of a journal line. The line came out of our own journal. */
export const readCustodyLine = (line: string): CustodyFacts => CustodyFacts.parse(JSON.parse(line));

/** 90_custody/entries.jsonl: shown `{"entry": line, "sig": base64}`, withheld `{"leaf": hex, "seq": n, "withheld": true}`. */
export const custodyEntries = (custody: PackageContent['custody']): string =>
  custody.lines
    .map((one) =>
      'line' in one
        ? JSON.stringify({ entry: one.line, sig: Buffer.from(one.signature).toString('base64') })
        : JSON.stringify({ leaf: one.leaf, seq: one.seq, withheld: true }),
    )
    .map((line) => `${line}\n`)
    .join('');

/** 90_custody/roster.json, as plain data. */
export const custodyRoster = (custody: PackageContent['custody']): unknown => ({
  format: 'muniment-roster-1',
  members: custody.roster.map((member) => ({
    id: member.id,
    name: member.name,
    role: member.role,
    ...(member.removedAt === null ? {} : { removed: member.removedAt }),
    keys: member.keys.map((key) => ({
      since_seq: key.sinceSeq,
      ed25519: toHex(key.publicKey),
      minisign: minisignKeyText(key.publicKey),
    })),
  })),
});

/** 90_custody/checkpoint.txt: vault, number of entries, head. */
export const custodyCheckpoint = (content: PackageContent): string =>
  `muniment/vault/${vaultMark(content)}\n${String(content.custody.lines.length)}\n${content.custody.head}\n`;

/** How a package names the vault it came from: the first 16 hex digits of its id. */
export const vaultMark = (content: PackageContent): string => content.vaultId.slice(0, 16);
