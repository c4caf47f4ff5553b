// The scope of one engagement as it is on the screen: what is stored, or what has been changed and not
// saved yet. The draft belongs to the screen, not to one of its parts: changing parts loses nothing.
import { useEffect, useState } from 'react';
import type { EngagementScope } from '../../../shared/domain/scope';
import type { Failure } from '../../../shared/errors';
import type { EngagementId } from '../../../shared/ids';
import { queryClient } from '../../app/query-client';
import { useCall, useCommand } from '../../app/use-call';
import { type Ongoing, useOngoing } from '../../app/use-ongoing';
import { scope as text } from '../../messages/engagement-scope';
import { isSameScope, problemsIn, settledScope, storableScope } from './scope-draft';

export interface ScopeDraft {
  /** Undefined until it has come. */
  readonly scope: EngagementScope | undefined;
  readonly change: (part: Partial<EngagementScope>) => void;
  readonly isDirty: boolean;
  readonly problems: number;
  /** True once saving was tried: only then is an empty field an error. */
  readonly isAsked: boolean;
  readonly isSaving: boolean;
  readonly save: () => Promise<boolean>;
  readonly ongoing: Ongoing['ongoing'];
  /** Before the vault locks: what is unfinished is stored as such, instead of being lost. */
  readonly keep: () => Promise<boolean>;
  readonly discard: () => void;
  readonly failure: Failure | null;
}

export const useScopeDraft = (id: EngagementId): ScopeDraft => {
  const stored = useCall('engagement', 'scope', { id });
  const command = useCommand('engagement', 'setScope');
  const [draft, setDraft] = useState<EngagementScope | null>(null);
  const [isAsked, setAsked] = useState(false);
  const scope = draft ?? stored.data;
  const isDirty = draft !== null && stored.data !== undefined && !isSameScope(draft, stored.data);
  useEffect(() => {
    // Saved and read back: from here on what is stored is shown again.
    if (isAsked && draft !== null && !isDirty) {
      setDraft(null);
      setAsked(false);
    }
  }, [isAsked, draft, isDirty]);
  const { run, ongoing } = useOngoing(async () => {
    setAsked(true);
    if (draft === null) return true;
    if (problemsIn(draft) > 0) return false;
    const saved = await command.run({ id, scope: settledScope(draft) });
    if (saved === null) return false;
    setDraft(saved);
    // Saved means read back: until then leaving would still ask.
    await queryClient.invalidateQueries({ queryKey: ['engagement', 'scope'] });
    return true;
  });
  return {
    scope,
    change: (part) => {
      if (scope !== undefined) setDraft({ ...scope, ...part });
    },
    isDirty,
    problems: scope === undefined ? 0 : problemsIn(scope),
    isAsked,
    isSaving: command.isRunning,
    save: run,
    ongoing,
    keep: async () =>
      draft === null || (await command.run({ id, scope: storableScope(draft, text.missing) })) !== null,
    discard: () => {
      setDraft(null);
      setAsked(false);
    },
    failure: stored.failure ?? command.failure,
  };
};
