// The reader of one file while a screen shows it: opened when the screen appears, removed with it.
import { useEffect, useState } from 'react';
import type { PreviewedFile } from '../../../shared/calls/preview';
import type { Failure } from '../../../shared/errors';
import { CallFailed, failureOf } from '../../app/call-failed';
import { openReader, type Reader } from '../preview/reader-frame';

export interface ReaderState {
  readonly reader: Reader | null;
  readonly failure: Failure | null;
  /** The file's own trouble, such as a password. */
  readonly isUnreadable: boolean;
}

const OPENING: ReaderState = { reader: null, failure: null, isUnreadable: false };

export const useReader = (file: PreviewedFile): ReaderState => {
  const [state, setState] = useState(OPENING);
  const key = JSON.stringify(file);
  useEffect(() => {
    let isGone = false;
    let opened: Reader | null = null;
    openReader(JSON.parse(key) as PreviewedFile).then(
      (reader) => {
        opened = reader;
        if (isGone) reader.close();
        else setState({ ...OPENING, reader });
      },
      (error: unknown) => {
        if (isGone) return;
        const isCall = error instanceof CallFailed;
        setState({ ...OPENING, failure: isCall ? failureOf(error) : null, isUnreadable: !isCall });
      },
    );
    return () => {
      isGone = true;
      opened?.close();
      setState(OPENING);
    };
  }, [key]);
  return state;
};
