// Which screen one was at, for a page that is loaded anew while its vault stays open (as after a crash of the page).
// The screen alone, nothing chosen or searched there; in this window's memory, for this vault only.
const KEY = 'place';

/** Screens that stand by themselves: not one in the middle of something. */
const STANDING =
  /^\/(?:overview|controls|coverage|criteria|matrix|evidence|intake|exceptions|readiness|roadmap|programme(?:\/[a-z-]{1,40})?|populations|requests(?:\/follow-up)?|tasks|packages(?:\/recipients)?|journal|vault|engagement|settings)$/;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** @param vaultId of the vault in front; null when none is, and then nothing is kept */
export const keepPlace = (store: Store, vaultId: string | null, path: string): void => {
  if (vaultId === null) store.removeItem(KEY);
  else if (STANDING.test(path)) store.setItem(KEY, `${vaultId} ${path}`);
};

/** Where one was in this vault; the overview when that is not known. */
export const keptPlace = (store: Store, vaultId: string): string => {
  const [vault, path = ''] = (store.getItem(KEY) ?? '').split(' ');
  return vault === vaultId && STANDING.test(path) ? path : '/overview';
};
