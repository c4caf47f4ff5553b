// A page shows one vault in its life. Every document of the window has a number that preload gave it; one that has
// shown a vault is loaded anew before another vault comes to the front, and what the one before still says is not
// heard: whatever it had running, its words cannot reach the next vault.

/** What is made by crypto.randomUUID in preload. */
const PAGE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface PageTurns {
  /** Whether this document is the one in the window. The first words of a new one end the one before. */
  readonly mayCall: (page: unknown) => boolean;
  /** It is still the one that is heard. */
  readonly isNow: (page: unknown) => boolean;
  /** The vault is shown from now on; false when the page has shown another, and has to go. */
  readonly shows: (vault: string) => boolean;
  /** It has shown a vault. */
  readonly isUsed: () => boolean;
  /** The document that is there is heard no more. */
  readonly end: () => void;
  /** Until the next document speaks, or a few seconds: by then nobody is there who could hear an answer. */
  readonly next: () => Promise<void>;
}

/** Longer than a page takes to be loaded anew. */
const LOADING_MS = 5_000;

export const createPageTurns = (): PageTurns => {
  let now: { readonly page: string; vault: string | null } | null = null;
  /** A few are enough: of a document that is gone only what was under way can still come. */
  let ended: readonly string[] = [];
  const waiting = new Set<() => void>();
  const end = (): void => {
    if (now !== null) ended = [...ended, now.page].slice(-100);
    now = null;
  };
  return {
    mayCall: (page) => {
      if (typeof page !== 'string' || !PAGE.test(page) || ended.includes(page)) return false;
      if (now?.page !== page) {
        end();
        now = { page, vault: null };
        for (const heard of waiting) heard();
        waiting.clear();
      }
      return true;
    },
    isNow: (page) => now !== null && now.page === page,
    shows: (vault) => {
      if (now === null) return true;
      now.vault ??= vault;
      return now.vault === vault;
    },
    isUsed: () => now !== null && now.vault !== null,
    end,
    next: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, LOADING_MS);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
};
