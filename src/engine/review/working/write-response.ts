// The response file of the auditor (docs/format/response-v1.md): everything that waits for it, signed, and kept in the
// working file before it goes out, so that the same file can be written again.
import { resolve } from 'node:path';
import type { WrittenFile } from '../../../shared/calls/packages';
import { UserError } from '../../../shared/errors';
import type { Instant } from '../../../shared/period';
import {
  RESPONSE_BYTES,
  RESPONSE_FORMAT,
  ResponseFile,
  responseText,
  responseTrusted,
  responseUntrusted,
} from '../../../shared/response';
import { visibleText } from '../../../shared/visible-text';
import { utf8 } from '../../crypto/bytes';
import { cryptoReady, sha256Hex } from '../../crypto/hash';
import { minisignSignature } from '../../crypto/minisign-signature';
import { minisignKeyText } from '../../crypto/signer-identity';
import { uuidFrom } from '../../crypto/uuid';
import type { ReadableDb } from '../../db/handles';
import type { Change, OpenVault } from '../../vault/open-vault';
import { refuseInsideVault } from '../../vault/outside-file';
import type { OpenedReceived } from '../opened-received';
import { knowIn } from './known-packages';
import { questionReference } from './notes';
import { type SignedText, writeSigned } from './signed-files';
import { isNothing, missingReasons, type Unsent, unsentOf } from './unsent';
import { roundOf, workingFile } from './working-file';

const LINE = 200;

/** A name as a line of the response takes it. */
const line = (name: string): string => visibleText(name).trim().slice(0, LINE).trim();

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^CTL-/, 'control'],
  [/^EVD-/, 'evidence'],
  [/^POP-/, 'population'],
  [/^REQ-/, 'request'],
  [/^EXC-/, 'exception'],
  [/^(DOC|VND|VRP|PER|INC|RSK|CHG|POL|AIA)-/, 'record'],
  [/^PKG-/, 'package'],
  [/:/, 'omission'],
];

/** Of a question about an earlier round, whose subject this one may not have any more. */
const kindOf = (received: OpenedReceived, id: string): string =>
  received.subject(id)?.kind ?? KINDS.find(([form]) => form.test(id))?.[1] ?? 'criterion';

const requestsOf = ({ answers, comments }: Unsent): unknown[] => {
  const ids = [...new Set([...answers, ...comments].map(({ request }) => request))].sort((a, b) =>
    a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length,
  );
  return ids.map((id) => {
    const answer = answers.find(({ request }) => request === id);
    return {
      id,
      status: answer?.status ?? null,
      reason: answer?.reason ?? '',
      comments: comments
        .filter(({ request }) => request === id)
        .map(({ at, author, text }) => ({ at, author: line(author), text })),
    };
  });
};

const responseOf = (
  vault: OpenVault,
  received: OpenedReceived,
  unsent: Unsent,
  made: { readonly uuid: string; readonly at: Instant; readonly publicKey: Uint8Array },
): ResponseFile => {
  const { data, error } = ResponseFile.safeParse({
    format: RESPONSE_FORMAT,
    uuid: made.uuid,
    made: made.at,
    made_by: { person: line(vault.member.name), firm: line(vault.organization) },
    program: vault.environment.program,
    key: minisignKeyText(made.publicKey),
    package: {
      id: received.packageId,
      round: received.round,
      uuid: received.uuid,
      seal_number: received.sealNumber,
      signer_key: received.signerKey,
    },
    requests: requestsOf(unsent),
    questions: unsent.questions.map(({ question, subject, text, at, author }) => ({
      reference: questionReference(question),
      subject: { kind: kindOf(received, subject), id: subject },
      text,
      at,
      author: line(author),
    })),
    picks: unsent.picks.map(({ population, listSha256, pickedOn, note, attributes, rows }) => ({
      population,
      list_sha256: listSha256,
      picked_on: pickedOn,
      note,
      attributes,
      rows,
    })),
  });
  if (data === undefined) {
    const where = (error.issues[0]?.path ?? []).join('.');
    throw new UserError('use.bad-input', { what: `The format of a response does not take this: ${where}.` });
  }
  return data;
};

const SENT = {
  notes: 'UPDATE review_note SET response = ? WHERE number = ?',
  comments: 'UPDATE review_comment SET response = ? WHERE number = ?',
  picks: 'UPDATE review_selection SET response = ? WHERE number = ?',
} as const;

const keep = (vault: OpenVault, received: OpenedReceived, unsent: Unsent, change: Change): SignedText => {
  knowIn(change, received);
  const { db, now, record } = change;
  const { sealNumber: seal } = received;
  const { signer, environment } = vault;
  const uuid = uuidFrom(environment.random(16));
  const response = responseOf(vault, received, unsent, { uuid, at: now, publicKey: signer.publicKey });
  const text = responseText(response);
  if (utf8(text).length > RESPONSE_BYTES)
    throw new UserError('use.bad-input', { what: 'The response would be larger than 16 MiB.' });
  const signature = minisignSignature(signer, utf8(text), {
    trusted: responseTrusted(response),
    untrusted: responseUntrusted(response),
  });
  const number = db.prepare('SELECT ifnull(max(number), 0) + 1 FROM review_response').pluck().get() as number;
  db.prepare(
    'INSERT INTO review_response (number, uuid, seal, text, signature, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(number, uuid, seal, text, signature, now, vault.member.number);
  const held = {
    answers: unsent.answers.map(({ request }) => request),
    comments: unsent.comments.map((one) => one.number),
    notes: unsent.questions.map((one) => one.number),
    picks: unsent.picks.map((one) => one.number),
  };
  for (const of of ['notes', 'comments', 'picks'] as const) {
    const statement = db.prepare(SENT[of]);
    for (const one of held[of]) statement.run(number, one);
  }
  const answered = db.prepare('UPDATE review_answer SET response = ? WHERE seal = ? AND request = ?');
  for (const request of held.answers) answered.run(number, seal, request);
  record('review.response-made', roundOf(received), {
    number,
    seal,
    uuid,
    textSha256: sha256Hex(text),
    signatureSha256: sha256Hex(signature),
    ...held,
  });
  return { text, signature };
};

const newestOf = (db: ReadableDb, seal: string): SignedText | undefined =>
  db
    .prepare('SELECT text, signature FROM review_response WHERE seal = ? ORDER BY number DESC LIMIT 1')
    .get(seal) as SignedText | undefined;

/**
 * Writes the response about the open package to `targetPath` and its signature beside it. What went out stays as it is;
 * with nothing new since, the newest response is written once more, the same to the byte.
 * @throws UserError review.no-working-file, response.nothing-to-send, request.reason-missing, use.bad-input, disk.*
 */
export const writeResponse = async (
  open: OpenVault | null,
  received: OpenedReceived,
  targetPath: string,
): Promise<WrittenFile[]> => {
  const vault = workingFile(open);
  refuseInsideVault(vault, resolve(targetPath));
  await cryptoReady();
  const unsent = unsentOf(vault.db, received);
  const [missing] = missingReasons(unsent);
  if (missing !== undefined) throw new UserError('request.reason-missing', { id: missing });
  const signed = isNothing(unsent)
    ? newestOf(vault.db, received.sealNumber)
    : vault.write((change) => keep(vault, received, unsent, change));
  if (signed === undefined) throw new UserError('response.nothing-to-send');
  return writeSigned(vault, targetPath, signed);
};
