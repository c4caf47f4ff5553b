// What a new round says beside the facts of the vault: its number and moment, the round before it, what it changed
// against that, where its base holds what it does not carry, and the custody extract up to now.
import type { PackageDiff } from '../../shared/domain/package-round';
import type { Sha256 } from '../../shared/ids';
import { signerIdentity } from '../crypto/signer-identity';
import { uuidFrom } from '../crypto/uuid';
import { diffPackages, OmissionsJson, PackageJson } from '../verify';
import type { OpenVault } from '../vault/open-vault';
import type { Draft } from './build-package';
import { nextRound } from './choose-round';
import { collectCustody, journalPosition } from './collect-custody';
import { withReasons } from './differ-rounds';
import { verdictOf } from './gaps';
import { readRecipe, saidIn } from './keep-recipe';
import type { PackageContent } from './package-content';
import { omissionsJson, packageJson } from './package-json';
import { packageModel } from './package-model';
import type { BuiltRound } from './package-rows';

/** Where the full round has each evidence file, below `data/`. */
const pathsIn = async (vault: OpenVault, base: BuiltRound): Promise<ReadonlyMap<Sha256, string>> => {
  const { files } = await readRecipe(vault, base);
  return new Map(
    files.flatMap((file) =>
      file.kind === 'evidence' ? [[file.sha256, file.path.slice('data/'.length)] as const] : [],
    ),
  );
};

/**
 * Somebody who did not get the round before must not learn from the next one what it held: of what is gone they are
 * told the number, not the title.
 */
const forReaders = (diff: PackageDiff, isNewReader: boolean): PackageDiff =>
  isNewReader
    ? {
        ...diff,
        items: diff.items.map((one) => (one.kind === 'withdrawn' ? { ...one, title: '', reason: '' } : one)),
        others: diff.others.map((one) => (one.what === 'gone' ? { ...one, title: '' } : one)),
      }
    : diff;

const changesSince = async (
  vault: OpenVault,
  content: PackageContent,
  draft: Draft,
  previous: BuiltRound,
): Promise<PackageDiff | null> => {
  // Of a round of an early program too little was kept.
  if (previous.recipe === null) return null;
  const model = packageModel(content, signerIdentity(draft.signer.publicKey));
  const now = {
    json: PackageJson.parse(JSON.parse(JSON.stringify(packageJson(model, [])))),
    omissions: OmissionsJson.parse(JSON.parse(JSON.stringify(omissionsJson(model)))),
  };
  const diff = withReasons(vault, diffPackages(saidIn(await readRecipe(vault, previous)), now));
  const had = new Set(previous.summary.recipientIds);
  const { recipients } = content;
  // Named for nobody, a round can go to anybody; one that followed a round for somebody may have another reader.
  const isForAnybody = recipients.length === 0 && had.size > 0;
  return forReaders(diff, isForAnybody || recipients.some((one) => !had.has(one.id)));
};

/** Everything a new round says. Reads the vault as it is now; the moment of the call is the moment of the build. */
export const roundContent = async (
  vault: OpenVault,
  draft: Draft,
  before: BuiltRound | null,
): Promise<{ readonly content: PackageContent; readonly journalSeq: number }> => {
  const { packageId, round, previous } = nextRound(vault, before);
  const journalSeq = journalPosition(vault);
  const { custody, seqsOf } = collectCustody(vault, draft.facts, draft.engagementId, journalSeq);
  const { base } = draft;
  const content: PackageContent = {
    ...draft.facts,
    packageId,
    round,
    kind: base === null ? 'full' : 'delta',
    previous:
      previous === null
        ? null
        : {
            packageId: previous.summary.id,
            round: previous.summary.round,
            sealNumber: previous.summary.sealNumber,
          },
    base:
      base === null
        ? null
        : {
            packageId: base.summary.id,
            round: base.summary.round,
            sealNumber: base.summary.sealNumber,
            paths: await pathsIn(vault, base),
          },
    changes: null,
    recipients: draft.recipients,
    keyChanges: draft.keyChanges,
    uuid: uuidFrom(vault.environment.random(16)),
    builtAt: vault.environment.now(),
    builtBy: { id: vault.member.id, name: vault.member.name },
    evidence: draft.facts.evidence.map((one) => ({ ...one, journalSeqs: seqsOf.get(one.id) ?? [] })),
    verdict: verdictOf(draft.omissions),
    omissions: draft.omissions,
    custody,
  };
  const changes = previous === null ? null : await changesSince(vault, content, draft, previous);
  return { content: { ...content, changes }, journalSeq };
};
