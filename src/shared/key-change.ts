// The statement by which an organization's old signing key names the next one (docs/format/key-change-v1.md): its
// text and comments, written by the vault, read by the verifier. Signatures and keys are judged elsewhere.
import { percent } from './trusted-comment';

export const KEY_CHANGE_FORMAT = 'muniment-key-change-1';
export const MOST_KEY_CHANGES = 99;
/** Bytes of the largest statement. */
export const KEY_CHANGE_BYTES = 1024;

export interface KeyChangeFacts {
  /** Percent-encoded, as it stands in the statement. */
  readonly organization: string;
  /** First 16 hex digits of the vault's id. */
  readonly vault: string;
  /** 1 for the first renewal. */
  readonly number: number;
  /** UTC. */
  readonly time: string;
  /** 56 characters of minisign each. */
  readonly oldKey: string;
  readonly newKey: string;
}

export const keyChangeFile = (number: number): string => `key-change-${String(number)}.txt`;

/** What the signature covers beside the statement. */
export const keyChangeTrusted = ({ vault, number }: Pick<KeyChangeFacts, 'vault' | 'number'>): string =>
  `${KEY_CHANGE_FORMAT} vault=${vault} number=${String(number)}`;

export const keyChangeUntrusted = (number: number): string =>
  `signature of ${keyChangeFile(number)}, by the key before`;

/** Seven lines of printable ASCII, each ended by LF. */
export const keyChangeText = (facts: KeyChangeFacts): string =>
  [
    KEY_CHANGE_FORMAT,
    `organization: ${facts.organization}`,
    `vault: ${facts.vault}`,
    `number: ${String(facts.number)}`,
    `time: ${facts.time}`,
    `old key: ${facts.oldKey}`,
    `new key: ${facts.newKey}`,
    '',
  ].join('\n');

export const organizationInStatement = (name: string): string => percent(name);

const STATEMENT = new RegExp(
  [
    `^${KEY_CHANGE_FORMAT}`,
    String.raw`organization: ((?:[A-Za-z0-9._~-]|%[0-9A-F]{2}){1,600})`,
    String.raw`vault: ([0-9a-f]{16})`,
    String.raw`number: ([1-9][0-9]?)`,
    String.raw`time: (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z)`,
    String.raw`old key: ([A-Za-z0-9+/]{56})`,
    String.raw`new key: ([A-Za-z0-9+/]{56})`,
    '$',
  ].join('\n'),
);

/** Its facts; null when it is not in its one form. Whether the two are keys is not asked. */
export const readKeyChange = (text: string): KeyChangeFacts | null => {
  const [, organization, vault, number, time, oldKey, newKey] = STATEMENT.exec(text) ?? [];
  if (!organization || !vault || !number || !time || !oldKey || !newKey || oldKey === newKey) return null;
  const facts = { organization, vault, number: Number(number), time, oldKey, newKey };
  // `$` also stands before a line break at the very end.
  return text === keyChangeText(facts) ? facts : null;
};
