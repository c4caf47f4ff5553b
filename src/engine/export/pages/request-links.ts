// Requests as links, with the firm's own numbers behind ours.
import type { HandedOverRequest } from '../../requests';
import { type Html, join } from './html';
import { link } from './layout';
import { REQUESTS_PATH } from './request-words';

export const requestLinks = (from: string, requests: readonly HandedOverRequest[]): Html =>
  join(
    requests.map(({ id, reference }) =>
      link(from, `${REQUESTS_PATH}#${id}`, reference === '' ? id : `${id} (${reference})`),
    ),
    ', ',
  );
