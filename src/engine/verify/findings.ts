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
  readonly #files = new Map<FindingCode, Set<string>>([
    ['file.changed', new Set()],
    ['file.unlisted', new Set()],
  ]);
  #dropped = 0;

  /** `path` is the file as the package names it. */
  add(code: FindingCode, path: string | null, detail: string): void {
    this.#codes.add(code);
    if (path !== null) this.#files.get(code)?.add(path);
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

  /** Takes over what was found in the package this one goes with. */
  addAll(others: Findings, prefix: string): void {
    for (const { code, path, detail } of others.#list)
      this.add(code as FindingCode, `${prefix}${path ?? ''}`, detail);
    for (const code of others.#codes) this.#codes.add(code);
    this.#dropped += others.#dropped;
  }

  /** Whether these codes are all there is. */
  isOnly(...codes: readonly FindingCode[]): boolean {
    return [...this.#codes].every((code) => codes.includes(code));
  }

  /** The files found with `file.changed` or `file.unlisted`, all of them, spelled as they are. */
  pathsOf(code: 'file.changed' | 'file.unlisted'): ReadonlySet<string> {
    return this.#files.get(code) ?? new Set();
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
