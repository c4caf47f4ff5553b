import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { toldErrors } from '../../tools/lint/told-errors.mjs';

const complaints = (code: string): number =>
  new Linter().verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { muniment: { rules: { 'told-errors': toldErrors } } },
        rules: { 'muniment/told-errors': 'error' },
      },
    ],
    'a.ts',
  ).length;
const long = Array.from({ length: 20 }, (_none, at) => `  step(${String(at)});`).join('\n');

describe('the rule that no error is dropped in silence', () => {
  it('finds a catch that looks away, in both forms', () => {
    expect(complaints('const f = () => { try { work(); } catch { return null; } };')).toBe(1);
    expect(complaints('const f = () => { try { work(); } catch (error) { again(); } };')).toBe(1);
    expect(complaints('void work().catch(() => undefined);')).toBe(1);
    expect(complaints('void work().catch((error) => null);')).toBe(1);
  });

  it('is content with what looks at the error, tells another one, or says why not', () => {
    expect(complaints('try { work(); } catch (error) { tell(error); }')).toBe(0);
    expect(complaints('try { work(); } catch { throw new Refusal(); }')).toBe(0);
    expect(complaints('try { work(); } catch {\n // Null says it.\n answer = null; }')).toBe(0);
    expect(complaints('// Whoever asked is told.\nvoid work().catch(() => undefined);')).toBe(0);
    expect(complaints('void work().catch(tell);')).toBe(0);
  });

  it('takes the comment above a short function for the reason, and not above a long one', () => {
    const body = 'try { work(); } catch { return null; }';
    expect(complaints(`/** Null for none. */\nexport const f = () => { ${body} };`)).toBe(0);
    expect(complaints(`/** Null for none. */\nexport const f = () => {\n${long}\n${body}\n};`)).toBe(1);
  });

  it('leaves alone what only has the same name', () => {
    expect(complaints('const q = z.string().optional().catch(undefined);')).toBe(0);
  });
});
