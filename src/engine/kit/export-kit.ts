// What a vault has to take along, text by text, and the file that holds what somebody chose of it. What leaves is what was
// looked at, or nothing does.
import type { Input, Output } from '../../shared/contract';
import type { KitOffer } from '../../shared/domain/kit';
import { UserError } from '../../shared/errors';
import { sha256Hex } from '../crypto/hash';
import { canonical } from '../records/canonical';
import type { OpenVault } from '../vault/open-vault';
import { refuseInsideVault, writeTogether } from '../vault/outside-file';
import { type ClientNames, clientNames } from './client-names';
import { collectEntries, type KitEntry } from './collect-entries';
import { Kit, KIT_FORMAT, KIT_LIMITS } from './kit-json';
import { textsOf } from './kit-texts';

const digestOf = ({ entry }: KitEntry) => sha256Hex(canonical(entry));

const offerOf = (one: KitEntry, namesIn: ClientNames, vault: OpenVault): KitOffer => {
  const finds = one.others.length === 0 ? namesIn : clientNames(vault, one.others);
  const texts = textsOf(one).map(({ field, text }) => ({ field, text, names: finds(text) }));
  return {
    ...{ key: one.key, part: one.part, title: one.title, texts },
    names: [...new Set(texts.flatMap(({ names }) => names))],
    sha256: digestOf(one),
  };
};

/** Everything that could go into a kit, with each text of it and what of that names the client. */
export const kitOffer = (vault: OpenVault): Output<'kit', 'offer'> => {
  const { entries, told } = collectEntries(vault);
  const namesIn = clientNames(vault);
  return { offers: entries.map((one) => offerOf(one, namesIn, vault)), told: [...told] };
};

/** A policy belongs in the kit to those of its controls that are in it. */
const kitOf = (chosen: readonly KitEntry[]): Kit => {
  const kit: Kit = {
    format: KIT_FORMAT,
    ...{ controls: [], policyWords: [], policies: [], questionnaires: [], listMappings: [], views: [] },
  };
  for (const one of chosen) (kit[one.list] as KitEntry['entry'][]).push(one.entry);
  const controls = new Set<string>(kit.controls.map(({ id }) => id));
  const policies = kit.policies.map((one) => ({
    ...one,
    controls: one.controls.filter((id) => controls.has(id)),
  }));
  return { ...kit, policies };
};

export type KitToExport = Omit<Input<'kit', 'export'>, 'target'> & { readonly target: string };

/**
 * Writes the chosen entries to `target`, replacing what is there (whoever names a target has asked).
 * @throws UserError kit.unknown-entry, kit.changed-meanwhile, kit.too-large, use.bad-input (inside the vault), disk.*,
 * member.not-allowed
 */
export const exportKit = async (
  vault: OpenVault,
  { target, entries: asked }: KitToExport,
): Promise<Output<'kit', 'export'>> => {
  vault.requireMay('kit.exported');
  refuseInsideVault(vault, target);
  const all = collectEntries(vault).entries;
  const wanted = new Map(asked.map(({ key, sha256 }) => [key, sha256]));
  const chosen = all.filter(({ key }) => wanted.has(key));
  if (chosen.length < wanted.size) throw new UserError('kit.unknown-entry', { key: '?' });
  const changed = chosen.find((one) => digestOf(one) !== wanted.get(one.key));
  if (changed !== undefined) throw new UserError('kit.changed-meanwhile', { key: changed.key });
  const read = Kit.safeParse(kitOf(chosen));
  if (!read.success) throw new UserError('kit.too-large');
  const bytes = Buffer.from(`${JSON.stringify(read.data, null, 2)}\n`, 'utf8');
  if (bytes.length > KIT_LIMITS.fileBytes) throw new UserError('kit.too-large');
  const sha256 = sha256Hex(bytes);
  const keys = (list: KitEntry['list']): string[] =>
    chosen.flatMap((one) =>
      one.list === list ? [list === 'listMappings' || list === 'views' ? one.title : one.key] : [],
    );
  /** Recorded before the file appears: the journal may name a kit that failed at the last step, but never misses one. */
  const content = async function* (): AsyncIterable<Uint8Array> {
    yield bytes;
    vault.write(({ record }) =>
      record('kit.exported', vault.vaultId, {
        sha256,
        ...{ controls: keys('controls'), words: keys('policyWords'), policies: keys('policies') },
        ...{ questionnaires: keys('questionnaires'), firms: keys('listMappings'), views: keys('views') },
      }),
    );
    await Promise.resolve();
  };
  await writeTogether(vault.environment, [{ path: target, content: content() }]);
  return { entries: chosen.length, sha256 };
};
