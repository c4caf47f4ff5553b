// A response file out of its bytes (docs/format/response-v1.md §3): form, round, key and signature, in this order, and
// nothing of what it says before all of them hold.
import { UserError } from '../../../shared/errors';
import { PackageId, type Sha256 } from '../../../shared/ids';
import type { CalendarDate, Instant } from '../../../shared/period';
import { readResponse, RESPONSE_SIGNATURE_BYTES, type ResponseFile } from '../../../shared/response';
import { cryptoReady, sha256Hex } from '../../crypto/hash';
import { readMinisignature } from '../../crypto/read-minisign';
import { minisignKeyText } from '../../crypto/signer-identity';
import { readerWhoSigned, readSmallFile, strictUtf8 } from '../../recipients';
import type { OpenVault } from '../../vault/open-vault';
import { type Incoming, UNSIGNED } from './incoming';
import { responseRows } from './response-rows';

export const malformed = (what: string): UserError => new UserError('response.malformed', { what });

export interface ResponseFiles {
  readonly path: string;
  /** Null: it is not signed. */
  readonly signaturePath: string | null;
  /** The key it must be signed with: 56 characters or a .pub file's text; null takes those of the recipients. */
  readonly key: string | null;
}

/** The engagement of the round it answers, which this vault built with a key of ours. */
const proveOurs = ({ db }: OpenVault, { package: of }: ResponseFile): number => {
  const round = db
    .prepare(
      'SELECT engagement, uuid, seal_number AS seal FROM package_round WHERE package = ? AND round = ?',
    )
    .get(of.id, of.round) as { engagement: number; uuid: string; seal: string } | undefined;
  const keys = db.prepare('SELECT public_key FROM organization_key').pluck().all() as Uint8Array[];
  const isOurs =
    round !== undefined &&
    round.uuid === of.uuid &&
    (of.seal_number === '' || of.seal_number === round.seal) &&
    keys.some((key) => minisignKeyText(key) === of.signer_key);
  if (!isOurs) throw new UserError('response.unknown-package', { id: of.id, round: of.round });
  return round.engagement;
};

/**
 * Whose signature stands beside a file, by the keys of those who can have received the round (of none: of anybody in the
 * register).
 * @throws UserError response.malformed, response.unknown-key, response.signature-invalid, use.bad-input, disk.*
 */
export const proveSigned = async (
  vault: OpenVault,
  round: Incoming['answers'],
  bytes: Uint8Array,
  { signaturePath, key: told }: ResponseFiles,
): Promise<Incoming['signature']> => {
  if (signaturePath === null) return UNSIGNED;
  const file = await readSmallFile(signaturePath, RESPONSE_SIGNATURE_BYTES, 'signature', malformed);
  const text = strictUtf8(file, 'signature', malformed);
  const signature = readMinisignature(text);
  if (signature === null) throw malformed('signature: not a signature file of minisign');
  const key = readerWhoSigned(vault.db, round ?? { packageId: '', round: 0 }, signature.keyId, told);
  if (key === null) throw new UserError('response.unknown-key');
  if (!signature.holds(bytes, key.publicKey)) throw new UserError('response.signature-invalid');
  return {
    state: key.recipient === null ? 'holds-unknown-key' : 'holds',
    ...{ text, key: key.text, recipient: key.recipient, signerName: key.name },
  };
};

/** The same `uuid` with other bytes is one response told in two ways. */
const proveOne = ({ db }: OpenVault, { uuid }: ResponseFile, sha256: Sha256): void => {
  const other = db.prepare('SELECT 1 FROM request_response WHERE uuid = ? AND sha256 <> ?').get(uuid, sha256);
  if (uuid !== '' && other !== undefined)
    throw malformed('uuid: a response with this one was taken in, with other content');
};

/**
 * @throws UserError response.malformed, response.unknown-package, response.unknown-key, response.signature-invalid,
 * use.bad-input (a key that is none), disk.*
 */
export const readResponseFile = async (
  vault: OpenVault,
  bytes: Buffer,
  files: ResponseFiles,
): Promise<Incoming> => {
  await cryptoReady();
  const read = readResponse(strictUtf8(bytes, 'response', malformed));
  if ('problem' in read) throw malformed(`response: ${read.problem}`);
  const { response } = read;
  const engagement = proveOurs(vault, response);
  const answers = { packageId: PackageId.parse(response.package.id), round: response.package.round };
  const signature = await proveSigned(vault, answers, bytes, files);
  const sha256 = sha256Hex(bytes);
  proveOne(vault, response, sha256);
  const { person: by, firm } = response.made_by;
  const now = vault.environment.now();
  const at: Instant = response.made === '' ? now : response.made;
  // A clock that is ahead makes nothing happen tomorrow.
  const on = (at < now ? at : now).slice(0, 10) as CalendarDate;
  const sender = { ...answers, engagement, key: signature.key, by, firm, madeAt: at };
  return {
    ...{ form: 'response-file', bytes, sha256, uuid: response.uuid, engagement, answers, by, firm },
    ...{ madeAt: response.made, saidAt: at, signature },
    rows: (db) => responseRows(db, { response, engagement, sender, said: { at, on } }),
    picks: response.picks.map((one) => ({
      ...{ id: one.population, listSha256: one.list_sha256, rows: one.rows, pickedOn: one.picked_on },
      ...{ note: one.note, attributes: one.attributes },
    })),
  };
};
