// Collects all findings of one verification, not only the first. Text from the package is made visible
// before it gets into a detail, because details reach terminals.
import type { VerifyFinding } from '../../shared/domain/package';
import { visibleText } from '../../shared/visible-text';
import { type FindingCode, worstOf } from './finding-codes';

// A list nobody can read helps nobody; a hostile package must not fill the memory with it.
const LIMIT = 1000;

export class Findings {
  readonly #list: VerifyFinding[] = [];
  readonly #codes = new Set<FindingCode>();
  #dropped = 0;

  /** `path` is the file as the package names it. */
  add(code: FindingCode, path: string | null, detail: string): void {
    this.#codes.add(code);
    if (this.#list.length >= LIMIT) {
      this.#dropped += 1;
      return;
    }
    this.#list.push({
      code,
      ...(path === null ? {} : { path: visibleText(path).slice(0, 500) }),
      detail: visibleText(detail).slice(0, 500),
    });
  }

  has(code: FindingCode): boolean {
    return this.#codes.has(code);
  }

  get isEmpty(): boolean {
    return this.#codes.size === 0;
  }

  worst(): ReturnType<typeof worstOf> {
    return worstOf(this.#codes);
  }

  list(): VerifyFinding[] {
    return this.#dropped === 0
      ? [...this.#list]
      : [...this.#list, { code: 'more', detail: `${String(this.#dropped)} more findings of the same kinds` }];
  }
}
