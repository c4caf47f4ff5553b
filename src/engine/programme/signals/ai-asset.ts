// What about one model, dataset, prompt or evaluation wants somebody's eye.
import { AI_ASSET, VENDOR } from '../../../shared/domain/programme';
import type { Signal } from '../../../shared/domain/programme/signal';
import { daysBetween } from '../../../shared/period';
import { approvalsKept } from '../approvals-kept';
import { factsAs } from '../record-rows';
import type { SignalContext, SignalsOf } from '../signal-context';

const LEAST_NAME = 3;

/** Names of vendors that provide models, in lower case. */
const modelVendors = (context: SignalContext): readonly string[] =>
  context.once('model vendors', (_db, { all }) =>
    all('vendor')
      .map((one) => factsAs(VENDOR, one))
      .filter(({ isModelProvider, name }) => isModelProvider === 'yes' && name.length >= LEAST_NAME)
      .map(({ name }) => name.toLowerCase()),
  );

export const aiAssetSignals: SignalsOf = (record, context) => {
  if (record.state === 'rejected') return [];
  const facts = factsAs(AI_ASSET, record);
  const { type, approver, approvedOn, liveOn, deleteOn, deletedOn } = facts;
  const { today } = context;
  const signals: Signal[] = [];
  const say = (code: Signal['code'], weight: Signal['weight'], number: number | null = null): void => {
    signals.push({ code, weight, number });
  };
  if (deleteOn !== null && deletedOn === null && deleteOn < today)
    say('deletion-overdue', 'stop', daysBetween(deleteOn, today));
  if (record.state === 'retired') return signals;
  const isUsed = record.state === 'live' || record.state === 'approved';
  const isLive = record.state === 'live';
  const hasOrigin = type === 'model' || type === 'dataset';
  if (isLive && (approvedOn === null || approver === '')) say('live-not-approved', 'stop');
  if (approvedOn !== null && liveOn !== null && approvedOn > liveOn)
    say('approved-after', 'look', daysBetween(liveOn, approvedOn));
  if (facts.personalData === 'yes' && facts.legalBasis === '')
    say('no-legal-basis', isUsed ? 'stop' : 'look');
  if (isUsed && hasOrigin && facts.provenance === '') say('no-provenance', 'look');
  if (isUsed && hasOrigin && facts.licence === '') say('no-licence', 'look');
  if (
    isLive &&
    type !== 'evaluation' &&
    type !== 'dataset' &&
    facts.rollback === '' &&
    facts.rolledBackTo === ''
  )
    say('no-rollback', 'look');
  if (type === 'model' && facts.vendor === '') {
    const words = `${facts.name} ${facts.provenance}`.toLowerCase();
    if (modelVendors(context).some((name) => words.includes(name))) say('third-party-without-vendor', 'look');
  }
  if (isUsed && approvedOn !== null && context.once('approvals kept', approvalsKept).isOpen(record))
    say('approval-not-kept', 'note');
  return signals;
};
