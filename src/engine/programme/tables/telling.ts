// What of a file is left out or read differently, in sentences for people: each once, with how many rows say it.

export interface Telling {
  readonly tell: (sentence: string) => void;
  readonly told: () => string[];
}

const MOST_TOLD = 100;

export const telling = (): Telling => {
  const counts = new Map<string, number>();
  return {
    tell: (sentence) => {
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
    },
    told: () => {
      const all = [...counts].map(([sentence, times]) =>
        times === 1 ? sentence : `${sentence} (${String(times)} times)`,
      );
      const more = all.length - MOST_TOLD;
      return more <= 0 ? all : [...all.slice(0, MOST_TOLD), `And ${String(more)} more of this sort.`];
    },
  };
};
