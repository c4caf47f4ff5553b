// Reads programme.json out of a zip somebody hands us, with hard limits, and holds it against its form.
import * as yauzl from 'yauzl';
import { HIGHEST_BROUGHT, partsOf, type RecordId } from '../../../shared/domain/programme/record-id';
import { REGISTERS, type Register } from '../../../shared/domain/programme/register';
import { type Fields, isStated, nothingStated } from '../../../shared/domain/programme/field';
import type { RecordFacts } from '../../../shared/domain/programme/record';
import { UserError } from '../../../shared/errors';
import type { Sha256 } from '../../../shared/ids';
import { sha256Hex } from '../../crypto/hash';
import { canonical, LONGEST_FACTS } from '../../records/canonical';
import { readBytes, tooLarge, USUAL_LIMITS } from '../../tables';
import { heldAgainst } from '../tables/field-cell';
import { idOf } from '../tables/named-records';
import { specOf } from '../tables/register-columns';
import { Whole, WHOLE_ENTRY } from './whole-json';

const MIB = 1024 * 1024;
const LIMITS = { ...USUAL_LIMITS, fileBytes: 100 * MIB };
const MOST_ENTRIES = 100_000;

/** `what` is a sentence of ours, never content of the file. */
const notAnExport = (what: string, cause?: unknown): UserError =>
  new UserError('programme.not-an-export', { what }, cause === undefined ? undefined : { cause });

const unpacked = async (bytes: Buffer): Promise<string> => {
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > MOST_ENTRIES) throw notAnExport('It has too many files in it.');
    let found: yauzl.Entry | null = null;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== WHOLE_ENTRY) continue;
      if (found !== null) throw notAnExport(`It has two files ${WHOLE_ENTRY}.`);
      found = entry;
    }
    if (found === null) throw notAnExport(`It has no file ${WHOLE_ENTRY}.`);
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of await zip.openReadStreamPromise(found)) {
      const piece = chunk as Uint8Array;
      size += piece.length;
      if (size > LIMITS.unpackedBytes) throw tooLarge(LIMITS, 'unpackedBytes');
      pieces.push(piece);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notAnExport('It is damaged, or no zip.', error);
  }
};

const requireNumbers = (whole: Whole): void => {
  for (const register of REGISTERS) {
    const seen = new Set<string>();
    for (const { id, versions } of whole.registers[register]) {
      if (idOf(register, id) !== id) throw notAnExport('A record has no number of its register.');
      if (partsOf(id as RecordId).number > HIGHEST_BROUGHT)
        throw notAnExport('A record has a number no register comes to.');
      if (seen.has(id)) throw notAnExport('A record is there twice.');
      seen.add(id);
      if (versions.some(({ version }, at) => version !== at + 1))
        throw notAnExport('The versions of a record are not in order.');
    }
  }
};

/** Fields that cannot be without a value, of the rows inside a record too. */
const lacksNeeded = (fields: Fields, facts: RecordFacts): boolean =>
  Object.entries(fields).some(([name, field]) => {
    if (field.isRequired && !isStated(facts[name])) return true;
    const { fields: ofRow } = field;
    return ofRow !== null && (facts[name] as RecordFacts[]).some((row) => lacksNeeded(ofRow, row));
  });

/** A number of another register than the field's would be refused by every later change of the record. */
const namesAnotherRegister = (fields: Fields, facts: RecordFacts): boolean =>
  Object.entries(fields).some(([name, field]) => {
    const value = facts[name];
    if (field.type === 'record') return value !== '' && idOf(field.of as Register, String(value)) !== value;
    const { fields: ofRow } = field;
    return ofRow !== null && (value as RecordFacts[]).some((row) => namesAnotherRegister(ofRow, row));
  });

/** Facts of an older program lack fields that came later; none has a field or a form we do not know. */
const settleVersions = (whole: Whole): void => {
  for (const register of REGISTERS) {
    const spec = specOf(register);
    const nothing = nothingStated(spec.fields);
    for (const { versions } of whole.registers[register])
      for (const version of versions) {
        const given = { ...nothing, ...version.facts };
        const read = Object.keys(given).map((name) => {
          const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined;
          return [name, field === undefined ? { problem: '' } : heldAgainst(field, given[name])] as const;
        });
        if (!Object.hasOwn(spec.states, version.state) || read.some(([, cell]) => !('value' in cell)))
          throw notAnExport(`A record of the register of ${spec.many} has another form.`);
        const facts = Object.fromEntries(
          read.map(([name, cell]) => [name, 'value' in cell ? cell.value : null]),
        );
        if (namesAnotherRegister(spec.fields, facts))
          throw notAnExport(`A record of the register of ${spec.many} names one of another register.`);
        if (canonical(facts).length > LONGEST_FACTS)
          throw notAnExport(`A record of the register of ${spec.many} is too long as a whole.`);
        if (lacksNeeded(spec.fields, facts))
          throw notAnExport(`A record of the register of ${spec.many} lacks what it cannot be without.`);
        version.facts = facts;
      }
  }
};

/** @throws UserError programme.not-an-export, table.not-readable, table.too-large */
export const readWhole = async (
  path: string,
): Promise<{ readonly whole: Whole; readonly sha256: Sha256 }> => {
  const bytes = await readBytes(path, LIMITS);
  let json: unknown;
  const text = await unpacked(bytes);
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw notAnExport(`${WHOLE_ENTRY} is no JSON.`, error);
  }
  const read = Whole.safeParse(json);
  if (!read.success) throw notAnExport(`${WHOLE_ENTRY} has another form.`);
  requireNumbers(read.data);
  settleVersions(read.data);
  return { whole: read.data, sha256: sha256Hex(bytes) };
};
