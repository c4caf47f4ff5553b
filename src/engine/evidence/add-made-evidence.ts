// Takes a file in that the app itself has made (an edition of a policy, a register as at a day), together with what the
// maker writes about it: one transaction makes the item, its journal entries and the maker's rows, or none of them.
import type { EvidenceFacts } from '../../shared/domain/evidence';
import { invariant } from '../../shared/errors';
import { type EvidenceId, type EvidenceVersionRef, evidenceVersionRef, numberOf } from '../../shared/ids';
import type { HeldFile } from '../blobs/file-source';
import type { Job } from '../environment';
import type { Change, OpenVault } from '../vault/open-vault';
import { storeItem } from './add-evidence';
import { storeVersion } from './add-version';
import { discardSealed } from './discard-sealed';
import { openLife } from './item-life';
import { versionFactsOf } from './item-rows';
import { requireKnownLinks } from './known-links';
import { insertLinks } from './link-rows';
import { approveWithin, submitWithin } from './review-evidence';
import { stageAhead } from './stage-items';
import { type FileToStore, requireRightWay } from './version-rows';

export interface MadeEvidence {
  readonly file: HeldFile;
  readonly facts: EvidenceFacts;
  /** The item it becomes the next version of; what `facts` links it to and is not linked yet is added. Null: a new item. */
  readonly into: EvidenceId | null;
  /** Why there is this version; nothing of a new item. */
  readonly changeNote: string;
  /** An owner approves it at once for this reason; of anybody else it waits for a second pair of eyes. Null: a draft. */
  readonly approve: { readonly reason: string } | null;
}

/** What a person does not wait for, because the bytes are small and in memory. */
const UNWATCHED: Job = { signal: new AbortController().signal, progress: () => undefined };

const storeInto = (
  change: Change,
  id: EvidenceId,
  { facts, changeNote }: MadeEvidence,
  files: readonly FileToStore[],
): { readonly id: EvidenceId; readonly version: number } => {
  const version = storeVersion(change, id, {
    facts: versionFactsOf(facts),
    files,
    changeNote,
    derivedFrom: null,
  });
  const reason = facts.linkReason ?? '';
  const added = insertLinks(change.db, numberOf(id), facts, reason);
  if (added.controlIds.length + added.pointOfFocusIds.length > 0)
    change.record('evidence.linked', id, {
      controls: added.controlIds,
      pointsOfFocus: added.pointOfFocusIds,
      ...(reason === '' ? {} : { reason }),
    });
  return { id, version };
};

const takeFurther = (
  vault: OpenVault,
  change: Change,
  id: EvidenceId,
  version: number,
  { reason }: { readonly reason: string },
): void => {
  if (vault.member.role === 'owner') approveWithin(vault, change, id, version, reason);
  else submitWithin(change, id, version);
};

/**
 * Makes evidence of bytes in memory. They are durable before anything points at them; then the rows of the item, its
 * journal entries and what `alongside` writes are one transaction. After an error nothing of it is there.
 * @param alongside Writes what names the new version, in the same change.
 * @throws UserError use.unknown-evidence, evidence.state (the item was withdrawn), use.unknown-control,
 * use.unknown-criterion, use.period-reversed, evidence.file-empty, disk.*, and what `alongside` throws
 */
export const addMadeEvidence = async (
  vault: OpenVault,
  made: MadeEvidence,
  alongside: (change: Change, ref: { readonly evidence: number; readonly version: number }) => void,
): Promise<EvidenceVersionRef> => {
  const { file, facts, into, approve } = made;
  vault.requireMay(into === null ? 'evidence.added' : 'evidence.version-added');
  if (approve !== null) vault.requireMay('evidence.submitted');
  requireRightWay(facts);
  requireKnownLinks(vault.db, [facts]);
  if (into !== null) openLife(vault.db, into);
  const ahead = await stageAhead(vault, [{ paths: [file], facts }], UNWATCHED);
  const staged = await ahead.next().finally(() => ahead.abandonRest());
  invariant(staged?.files[0] !== undefined, 'one file was asked for');
  const [{ staged: bytes, originalName, mediaType, flags }] = staged.files as [(typeof staged.files)[number]];
  const sealed = await vault.blobs.keep([bytes]);
  try {
    return vault.write((change) => {
      const files = sealed.map(({ blob }): FileToStore => ({
        originalName,
        mediaType,
        flags,
        derivedFrom: null,
        blob,
      }));
      const stored =
        into === null
          ? { id: storeItem(change, vault.member.number, facts, files).id, version: 1 }
          : storeInto(change, into, made, files);
      if (approve !== null) takeFurther(vault, change, stored.id, stored.version, approve);
      const evidence = numberOf(stored.id);
      alongside(change, { evidence, version: stored.version });
      return evidenceVersionRef(evidence, stored.version);
    });
  } catch (error) {
    await discardSealed(vault, sealed);
    throw error;
  }
};
