// A reader frame for as long as something shows its file.
import { useEffect, useState } from 'react';
import type { PreviewedFile } from '../../../shared/calls/preview';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { NotReadable, type Unreadable } from './not-readable';
import { type Decodable, openReader, type Reader } from './reader-frame';

export interface ReaderState {
  readonly reader: Reader | null;
  readonly why: Unreadable | null;
  readonly failure: Failure | null;
  /** For what goes wrong later, while a page is drawn. */
  readonly failed: (error: unknown) => void;
}

const NOTHING = { reader: null, why: null, failure: null };

export const useReader = (file: PreviewedFile, known: Decodable): ReaderState => {
  const [state, setState] = useState<Omit<ReaderState, 'failed'>>(NOTHING);
  const key = JSON.stringify([file, known]);
  const [failed] = useState(() => (error: unknown) => {
    setState(
      error instanceof NotReadable
        ? { ...NOTHING, why: error.why }
        : { ...NOTHING, failure: failureOf(error) },
    );
  });
  useEffect(() => {
    let isOver = false;
    let opened: Reader | null = null;
    const [wanted, found] = JSON.parse(key) as [PreviewedFile, Decodable];
    openReader(wanted, found).then(
      (reader) => {
        opened = reader;
        if (isOver) reader.close();
        else setState({ ...NOTHING, reader });
      },
      (error: unknown) => {
        if (!isOver) failed(error);
      },
    );
    return () => {
      isOver = true;
      opened?.close();
    };
  }, [key, failed]);
  return { ...state, failed };
};
