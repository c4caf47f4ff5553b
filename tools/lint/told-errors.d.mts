import type { Rule } from 'eslint';
/** See the .mjs beside it. */
export const toldErrors: Rule.RuleModule;
