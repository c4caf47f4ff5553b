// Packs the sample year twice: a first round that is delivered, and a second one that says what changed since.
import { sizeText } from '../../src/cli/size-text';
import {
  buildPackage,
  type Environment,
  type Job,
  listRecipients,
  type OpenVault,
  type PackageBuild,
  planPackage,
  vaultInfo,
} from '../../src/engine';
import { verifyPackage } from '../../src/engine/verify';
import type { PackageSummary } from '../../src/shared/domain/package-round';
import type { RecipientId } from '../../src/shared/ids';
import type { Narrator } from './narrator';
import { FIRM } from './sample-company/company';
import { recordAfterPackage } from './sample-company/exceptions';
import { answerAsTheFirm, AUDITOR, takeInAnswer } from './sample-company/firm-side';
import { type FilledVault, sampleOmissions } from './sample-company/fill-vault';
import { answerAgain } from './sample-company/requests';
import { changeBetweenRounds, deliverRound, prepareFirstRound } from './sample-company/rounds';

const told = ({ id, round, zipBytes, verdict, omissionCount }: PackageSummary): string =>
  `${id} r${String(round)}, ${sizeText(zipBytes)}, ${verdict} (${String(omissionCount)} gaps, each with a reason)`;

const buildSampleRound = (
  vault: OpenVault,
  filled: FilledVault,
  where: Pick<PackageBuild, 'targetPath'> & { readonly recipientIds: readonly RecipientId[] },
  job: Job,
): Promise<PackageSummary> => {
  const { engagementId } = filled;
  const omissions = sampleOmissions(planPackage(vault, engagementId).gaps, filled);
  return buildPackage(vault, { engagementId, omissions, allowDraft: false, ...where }, job);
};

/** Whose side answers, and where its files lie. */
export interface FirmPlaces {
  /** The auditor's working file. */
  readonly workingFile: string;
  /** Response and receipt are named after this. */
  readonly beside: string;
}

export interface Rounds {
  readonly first: string;
  /** The second, which is the one to look at. */
  readonly zip: string;
  /** For files that come in between. */
  readonly folder: string;
  readonly firm: FirmPlaces;
}

/** Gives the public key that signed both. */
export const packAndVerify = async (
  narrator: Narrator,
  vault: OpenVault,
  filled: FilledVault,
  { first, zip, folder, firm }: Rounds,
  environment: Environment,
  job: Job,
): Promise<string> => {
  await narrator.step('Round 1', async () => {
    const recipient = await prepareFirstRound(vault, filled.controlOf, folder, job);
    const summary = await buildSampleRound(
      vault,
      filled,
      { targetPath: first, recipientIds: [recipient] },
      job,
    );
    deliverRound(vault, { packageId: summary.id, round: summary.round }, recipient);
    return [`${told(summary)}; delivered to ${FIRM}`, null];
  });
  const answer = await narrator.step('The firm', async () => {
    const told = await answerAsTheFirm(
      { folder: firm.workingFile, zip: first, beside: firm.beside },
      environment,
      job,
    );
    return [`${AUDITOR.name} opened it, and sends back a response and a receipt, both signed`, told];
  });
  await narrator.step('Its response', async () => {
    const { list, picks } = await takeInAnswer(vault, answer, job);
    const { returned, later } = answerAgain(vault, filled.controlOf);
    return [
      `${String(list.counts.changed)} requests moved, ${String(list.counts.new)} new, ${String(picks.length)} selection; ` +
        `${String(returned)} returned, ${String(later)} more answered`,
      null,
    ];
  });
  recordAfterPackage(vault, filled.controlOf);
  await changeBetweenRounds(vault, filled.controlOf, folder, job);
  await narrator.step('Round 2', async () => {
    const [recipient] = listRecipients(vault);
    const recipientIds = recipient === undefined ? [] : [recipient.id];
    const summary = await buildSampleRound(vault, filled, { targetPath: zip, recipientIds }, job);
    return [`${told(summary)}; says what changed since round 1`, null];
  });
  const { publicKey } = vaultInfo(vault).signer;
  await narrator.step('Verify', async () => {
    const report = await verifyPackage(zip, { signer: publicKey }, job);
    if (report.verdict !== 'verified') throw new Error(`the demo's package is ${report.verdict}`);
    return [`${String(report.counts.files)} files and the signature are good, by the key named below`, null];
  });
  return publicKey;
};
