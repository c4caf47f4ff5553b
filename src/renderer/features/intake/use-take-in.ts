// Ways files reach the intake table: dropped somewhere, or chosen in the system's dialog. Each ends on
// the Intake screen, because nothing is stored before a person has looked there.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call } from '../../app/use-call';
import { adoptFiles } from '../../ui/dropped-files';
import type { IntakeOrigin } from './intake-draft';
import { offerFiles } from './intake-store';

export interface TakeIn {
  /** Whether this person may add evidence in this session; where not, nothing of it is offered. */
  readonly may: boolean;
  /** Files of a drop. */
  readonly offer: (files: readonly File[], origin?: IntakeOrigin) => void;
  /** Opens the system's dialog; cancelling it changes nothing. */
  readonly choose: (origin?: IntakeOrigin) => void;
  readonly failure: Failure | null;
}

export const useTakeIn = (): TakeIn => {
  const navigate = useNavigate();
  const may = useMay('evidence.added');
  const [failure, setFailure] = useState<Failure | null>(null);

  const take = async (files: Promise<readonly FileRef[]>, origin: IntakeOrigin | undefined) => {
    setFailure(null);
    try {
      const refs = await files;
      if (refs.length === 0) return;
      offerFiles(refs, origin);
      await navigate({ to: '/intake' });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  return {
    may,
    offer: (files, origin) => {
      if (may && files.length > 0) void take(adoptFiles(files), origin);
    },
    choose: (origin) => {
      void take(call('app', 'choose', { what: 'evidence-files' }), origin);
    },
    failure,
  };
};
