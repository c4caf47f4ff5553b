// Ways files reach the intake table: dropped somewhere, chosen in the system's dialog, pasted, or lying in
// the watched folder. Each ends on the Intake screen, because nothing is stored before a person has looked.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { addDays, type DateRange, type ExaminedTime } from '../../../shared/period';
import { failureOf } from '../../app/call-failed';
import { mayIn } from '../../app/use-access';
import { call, useCall } from '../../app/use-call';
import { adoptFiles } from '../../ui/dropped-files';
import { useExaminedTime } from '../evidence/use-examined-time';
import { makeNextLike, makeVersionOf } from './fill-from-item';
import { holdPicture } from './held-pictures';
import type { IntakeOrigin } from './intake-draft';
import { changeIntake, intakeLooks, MOST_ROWS, offerFiles, tell } from './intake-store';
import { linkKnown } from './intake-request';
import { lookAtFiles } from './look-at-files';

export interface TakeIn {
  /** Whether this person may add evidence in this session; where not, nothing of it is offered. */
  readonly may: boolean;
  /** Files and folders of a drop. */
  readonly offer: (files: readonly File[], origin?: IntakeOrigin) => void;
  /** Files that main has referred to already, such as those of the watched folder. */
  readonly offerRefs: (files: readonly FileRef[], origin?: IntakeOrigin) => void;
  /** Opens the system's dialog; cancelling it changes nothing. */
  readonly choose: (origin?: IntakeOrigin) => void;
  /** The same for a folder: everything in it. */
  readonly chooseFolder: (origin?: IntakeOrigin) => void;
  /** The picture on the clipboard. @param isAsked whether to say so when there is none */
  readonly paste: (isAsked: boolean) => void;
  readonly failure: Failure | null;
}

interface Found {
  readonly files: readonly FileRef[];
  readonly passedOver: number;
  readonly isCut: boolean;
}

/** Folders become the files in them. */
const expand = async (refs: readonly FileRef[]): Promise<Found> => {
  const files: FileRef[] = [];
  let [passedOver, isCut] = [0, false];
  for (const ref of refs) {
    if (!ref.isFolder) {
      files.push(ref);
      continue;
    }
    const inside = await call('intake', 'filesIn', { folder: ref.token });
    files.push(...inside.files);
    passedOver += inside.passedOver;
    isCut ||= inside.isCut;
  }
  return { files, passedOver, isCut };
};

/** The year that ends with the as-of date: names of files do not say the year either way. */
export const daysOf = (examined: ExaminedTime | null): DateRange | null =>
  examined === null
    ? null
    : examined.type === 2
      ? examined.period
      : { from: addDays(examined.asOf, -364), to: examined.asOf };

export const useTakeIn = (): TakeIn => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const within = daysOf(useExaminedTime());
  const [failure, setFailure] = useState<Failure | null>(null);
  const may = vault !== undefined && vault !== null && mayIn(vault, 'evidence.added');
  const member = vault?.member.name ?? '';

  const take = async (found: Promise<readonly FileRef[]>, origin: IntakeOrigin = {}) => {
    setFailure(null);
    try {
      const refs = await found;
      if (refs.length === 0) return;
      const { files, passedOver, isCut } = await expand(refs);
      const rows = offerFiles(files, origin, { member, within }, { passedOver, isCut });
      const keys = new Set(rows.map((row) => row.key));
      const isLookedAt = lookAtFiles(rows.flatMap((row) => row.files.map((file) => file.token)));
      if (origin.requestId !== undefined)
        void isLookedAt.then(() => changeIntake(linkKnown(keys, intakeLooks())));
      await navigate({ to: '/intake' });
      if (origin.versionOf !== undefined) await makeVersionOf(keys, origin.versionOf);
      else if (origin.like !== undefined) await makeNextLike(keys, origin.like);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  return {
    may,
    offer: (files, origin) => {
      if (!may || files.length === 0) return;
      if (files.length > MOST_ROWS) tell({ isCut: true });
      void take(adoptFiles(files.slice(0, MOST_ROWS)), origin);
    },
    offerRefs: (files, origin) => {
      if (may) void take(Promise.resolve(files), origin);
    },
    choose: (origin) => {
      void take(call('app', 'choose', { what: 'evidence-files' }), origin);
    },
    chooseFolder: (origin) => {
      void take(call('app', 'choose', { what: 'evidence-folder' }), origin);
    },
    paste: (isAsked) => {
      if (!may) return;
      const pasted = call('intake', 'paste', {}).then((file) => {
        if (file === null && isAsked) tell({ isNothingPasted: true });
        if (file !== null) holdPicture(file.token);
        return file === null ? [] : [file];
      });
      void take(pasted);
    },
    failure,
  };
};
