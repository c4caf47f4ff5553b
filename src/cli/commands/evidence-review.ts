// muniment evidence submit, approve, reject, reopen, withdraw: the steps of its life, each told in the journal.
import type { EvidenceDetail, EvidenceVersion } from '../../shared/domain/evidence';
import { EXIT, type ExitCode } from '../../shared/errors';
import type { EvidenceId } from '../../shared/ids';
import type { OpenVault } from '../../engine';
import { type Call, command, text as option, unlockOptions, vaultAnd } from '../command';
import { readEvidenceId } from '../ids';
import { engine, withVault } from '../open-vault';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const LONGEST_REASON = 2000;

/** Errors: wrong use when it is missing or too long. */
export const readReason = (typed: string | undefined, why: string): string => {
  const reason = typed?.trim() ?? '';
  if (reason === '') throw new WrongUse(`--reason is needed: ${why}`);
  if (reason.length > LONGEST_REASON)
    throw new WrongUse(`--reason takes at most ${String(LONGEST_REASON)} characters.`);
  return reason;
};

const stepOptions = {
  ...unlockOptions,
  version: option('N', 'the version (left out: the newest)'),
};
const oneItem = vaultAnd('EVIDENCE', 1);

const newestOf = ({ id, versions }: EvidenceDetail): EvidenceVersion => {
  const [newest] = versions;
  if (newest === undefined) throw new WrongUse(`${id} is only asked for; it has no version yet.`);
  return newest;
};

type Step = (vault: OpenVault, id: EvidenceId, version: number) => EvidenceDetail;

/** Does a step with one version and says what came of it. */
const run = async (
  call: Call<typeof stepOptions>,
  makeStep: (engineDoor: Awaited<ReturnType<typeof engine>>) => Step,
): Promise<ExitCode> => {
  const id = readEvidenceId(call.operands[1] ?? '');
  const typed = call.options.version;
  if (typed !== undefined && !/^[1-9]\d{0,2}$/.test(typed)) throw new WrongUse('--version takes 1, 2, …');
  const door = await engine();
  const step = makeStep(door);
  const { detail, version } = await withVault(call, (vault) => {
    const asked = typed === undefined ? newestOf(door.getEvidence(vault, id)).version : Number(typed);
    return { detail: step(vault, id, asked), version: asked };
  });
  const stands = detail.versions.find((one) => one.version === version);
  call.output.answer(detail, () => [
    text`${stands?.ref ?? detail.ref} ${stands?.title ?? detail.title}: ${stands?.state ?? detail.state}.`,
  ]);
  return EXIT.done;
};

const submit = command('evidence', 'submit', 'Submit a version for review.', {
  operands: oneItem,
  options: stepOptions,
  run: (call) =>
    run(
      call,
      ({ submitEvidence }) =>
        (vault, id, version) =>
          submitEvidence(vault, id, version),
    ),
});

const approve = command('evidence', 'approve', 'Approve a version that somebody else collected.', {
  operands: oneItem,
  options: {
    ...stepOptions,
    override: option('TEXT', 'why an owner approves what they collected themselves'),
  },
  notes: [
    'An approved version never changes again; a new version takes its place when that is approved.',
    'A draft is submitted first, in the same change; a reviewer approves only what is submitted.',
  ],
  run: (call) =>
    run(
      call,
      ({ approveEvidence }) =>
        (vault, id, version) =>
          approveEvidence(vault, id, version, call.options.override?.trim() ?? ''),
    ),
});

const reject = command('evidence', 'reject', 'Reject a version in review, with a reason.', {
  operands: oneItem,
  options: { ...stepOptions, reason: option('TEXT', 'what its collector is to know') },
  run: (call) => {
    const reason = readReason(call.options.reason, 'its collector will ask why.');
    return run(
      call,
      ({ rejectEvidence }) =>
        (vault, id, version) =>
          rejectEvidence(vault, id, version, reason),
    );
  },
});

const reopen = command('evidence', 'reopen', 'Take a version back to draft from review or rejection.', {
  operands: oneItem,
  options: stepOptions,
  run: (call) =>
    run(
      call,
      ({ reopenEvidence }) =>
        (vault, id, version) =>
          reopenEvidence(vault, id, version),
    ),
});

const withdraw = command(
  'evidence',
  'withdraw',
  'Withdraw an item, with a reason: it stays, and counts no more.',
  {
    operands: oneItem,
    options: { ...unlockOptions, reason: option('TEXT', 'why; an auditor will read it') },
    run: async (call) => {
      const id = readEvidenceId(call.operands[1] ?? '');
      const reason = readReason(call.options.reason, 'an auditor will ask why.');
      const { withdrawEvidence } = await engine();
      const detail = await withVault(call, (vault) => withdrawEvidence(vault, id, reason));
      call.output.answer(detail, () => [text`${id} ${detail.title} is withdrawn.`]);
      return EXIT.done;
    },
  },
);

export const evidenceReviewCommands = [submit, approve, reject, reopen, withdraw];
