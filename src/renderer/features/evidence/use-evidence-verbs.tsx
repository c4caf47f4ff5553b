// Does what somebody chose to do with an item: at once, after a dialog, or by way of the intake table. The
// table, the panel and the keys all come here, so that a verb is the same wherever it is chosen.
import { type ReactNode, useState } from 'react';
import type { Failure } from '../../../shared/errors';
import type { EvidenceId } from '../../../shared/ids';
import { offerUndo } from '../../app/undo';
import { call, useCommand } from '../../app/use-call';
import { undo as undoText } from '../../messages/undo';
import { useTakeIn } from '../intake/use-take-in';
import { AskedDialog } from './AskedDialog';
import type { Asked, EvidenceVerb } from './evidence-verbs';
import { usePerson } from './use-person';
import type { ReviewQueue } from './use-review-queue';

const DECIDES: readonly EvidenceVerb[] = ['approve', 'approve-alone', 'reject'];

export interface EvidenceVerbs {
  readonly ask: (asked: Asked) => void;
  readonly isRunning: boolean;
  /** Of a verb that has no dialog, which shows its own; and which item it was about. */
  readonly failure: { readonly id: EvidenceId; readonly failure: Failure } | null;
  readonly dialog: ReactNode;
}

/** @param queue told before and after an item is approved or rejected: it goes on to the next */
export const useEvidenceVerbs = ({ onDeciding, onDecided }: ReviewQueue): EvidenceVerbs => {
  const person = usePerson();
  const takeIn = useTakeIn();
  const submit = useCommand('evidence', 'submit');
  const reopen = useCommand('evidence', 'reopen');
  const approve = useCommand('evidence', 'approve');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [failed, setFailed] = useState<EvidenceVerbs['failure']>(null);

  const runApprove = async (id: EvidenceId, version: number) => {
    const done = await approve.run({ id, version, overrideReason: '' }, (failure) => {
      // Whoever corrected it last counts as its collector: only the engine knows that.
      if (failure.code === 'evidence.same-person' && person?.role === 'owner')
        setAsked({ verb: 'approve-alone', id, version });
      else setFailed({ id, failure });
    });
    if (done !== null) onDecided(id);
  };

  const runSubmit = async (id: EvidenceId, version: number) => {
    const done = await submit.run({ id, version }, (failure) => {
      setFailed({ id, failure });
    });
    if (done === null) return;
    offerUndo({ done: undoText.submitted(id), undo: () => call('evidence', 'reopen', { id, version }) });
  };

  const ask = (wanted: Asked) => {
    const { verb, id, version } = wanted;
    const onFailure = (failure: Failure) => {
      setFailed({ id, failure });
    };
    setFailed(null);
    if (DECIDES.includes(verb)) onDeciding(id);
    if (verb === 'add-version') takeIn.choose({ versionOf: id });
    else if (verb === 'next-like') takeIn.choose({ like: id });
    else if (version !== undefined && verb === 'submit') void runSubmit(id, version);
    else if (version !== undefined && verb === 'reopen') void reopen.run({ id, version }, onFailure);
    else if (version !== undefined && verb === 'approve') void runApprove(id, version);
    else setAsked(wanted);
  };

  return {
    ask,
    isRunning: submit.isRunning || reopen.isRunning || approve.isRunning,
    failure: failed,
    dialog: asked !== null && (
      <AskedDialog
        key={`${asked.id} ${asked.verb}`}
        asked={asked}
        onClose={() => {
          setAsked(null);
        }}
        onReviewed={onDecided}
      />
    ),
  };
};
