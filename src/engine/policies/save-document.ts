// Policies as files somebody takes along: an edition, the draft, or a sheet to sign.
import { extname } from 'node:path';
import { POLICY } from '../../shared/domain/programme';
import type { RecordId } from '../../shared/domain/programme/record-id';
import { UserError } from '../../shared/errors';
import type { CalendarDate } from '../../shared/period';
import { utf8 } from '../crypto/bytes';
import { sha256Hex } from '../crypto/hash';
import { memberNames } from '../journal/member-names';
import { type Paper, toDocx, toPdf } from '../paper';
import { factsAs, readRecord, type StoredRecord, versionsOf } from '../programme';
import type { OpenVault } from '../vault/open-vault';
import { writeOutside } from '../vault/outside-file';
import { acknowledgementsOf, askedPeople } from './acknowledgements';
import { draftPaper, editionPaper, type OnPaper, signSheet } from './edition-paper';
import { editionsOf, findEdition } from './editions';

/** What stands on an edition, from what is kept of it: the paper is the one that is evidence, byte by byte. */
const onPaper = (vault: OpenVault, id: RecordId, edition: number): OnPaper => {
  const found = findEdition(vault.db, id, edition);
  const approved = versionsOf(vault.db, id).find((one) => one.version === found.version);
  return {
    policyId: id,
    organization: vault.organization,
    facts: factsAs(POLICY, approved ?? readRecord(vault.db, id)),
    edition,
    textSha256: found.textSha256,
    inForceFrom: found.inForceFrom,
    approvedBy: memberNames(vault.db).get(found.approvedBy) ?? '',
    approvedOn: found.approvedAt.slice(0, 10) as CalendarDate,
  };
};

const bytesOf = async (target: string, paper: Paper, text: string): Promise<Uint8Array> => {
  switch (extname(target).toLowerCase()) {
    case '.pdf':
      return toPdf(paper);
    case '.docx':
      return toDocx(paper);
    case '.md':
      return utf8(text);
    default:
      throw new UserError('use.bad-input', { what: 'The name ends in .pdf, .docx or .md.' });
  }
};

/** The edition whose text is still the current one: that is what is saved, for "draft" would be wrong on it. */
const currentEdition = (vault: OpenVault, policy: StoredRecord): number | null => {
  const last = editionsOf(vault.db, policy.id).at(-1);
  return last?.textSha256 === sha256Hex(factsAs(POLICY, policy).text) ? last.edition : null;
};

/**
 * Writes an edition, or (null) the current text, by the ending of the name. What is no edition says so on its pages. The
 * Markdown of an edition is the text its SHA-256 stands for, and nothing else.
 * @throws UserError programme.unknown-record, policy.unknown-edition, use.bad-input, disk.*
 */
export const savePolicyDocument = async (
  vault: OpenVault,
  id: RecordId,
  edition: number | null,
  target: string,
): Promise<void> => {
  const policy = readRecord(vault.db, id);
  if (policy.register !== 'policy') throw new UserError('programme.unknown-record', { id });
  const wanted = edition ?? currentEdition(vault, policy);
  if (wanted !== null) {
    const on = onPaper(vault, id, wanted);
    await writeOutside(vault, target, await bytesOf(target, editionPaper(on), on.facts.text));
    return;
  }
  const text = `**Draft: this text is not approved.**\n\n${factsAs(POLICY, policy).text}`;
  await writeOutside(vault, target, await bytesOf(target, draftPaper(vault.organization, policy), text));
};

/**
 * Writes a PDF to sign by hand, with a line for everybody who is asked and has not acknowledged the edition; for all who
 * are asked, when everybody has.
 * @throws UserError programme.unknown-record, policy.unknown-edition, disk.*
 */
export const saveSignSheet = async (
  vault: OpenVault,
  id: RecordId,
  edition: number,
  today: CalendarDate,
  target: string,
): Promise<void> => {
  const on = onPaper(vault, id, edition);
  const asked = askedPeople(vault.db, id, today);
  const done = acknowledgementsOf(vault.db, id, edition);
  const open = asked.filter((one) => !done.has(one.number));
  await writeOutside(vault, target, await toPdf(signSheet(on, open.length === 0 ? asked : open)));
};
