// What the compiler cannot see: promises left alone, forgotten cases, and the bans that keep the parts
// what they are. Who may import whom is .dependency-cruiser.cjs. Each ban says its reason.
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { toldErrors } from './tools/lint/told-errors.mjs';

const NO_ENUM = {
  selector: 'TSEnumDeclaration',
  message: 'Use an `as const` object and its type: an enum is a second kind of value.',
};
const NO_DEFAULT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing has one name everywhere.',
};
const NO_CLOCK = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Take the time from Environment.now: what we make must come out the same twice.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Take the time from Environment.now: what we make must come out the same twice.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Take randomness from Environment.random: this is neither strong nor repeatable.',
  },
];
// Electron's crypto is BoringSSL: what it lacks works under Node and throws in the shipped app.
const NO_MISSING_CRYPTO = [
  {
    selector:
      'ImportDeclaration[source.value="node:crypto"] ImportSpecifier[imported.name=/^(argon2|argon2Sync|createECDH|secureHeapUsed)$/]',
    message: 'Not in Electron (BoringSSL): use libsodium-wrappers.',
  },
  {
    selector:
      'CallExpression[callee.name=/^(createHash|createHmac|hash)$/] > Literal:first-child:not([value=/^sha(1|256|512)$/])',
    message: 'Only SHA-2 is both in Node and in Electron (BoringSSL): use libsodium-wrappers.',
  },
  {
    selector:
      'CallExpression[callee.name=/^create(C|Dec)ipheriv$/] > Literal:first-child:not([value="aes-256-gcm"])',
    message: 'Only AES-256-GCM is used, and is both in Node and in Electron (BoringSSL).',
  },
];
const NO_PLAIN_COPY = {
  selector: 'CallExpression[callee.property.name=/^(serialize|backup)$/]',
  message: 'This would put the database on disk or in memory unencrypted (docs/format/vault-v1.md).',
};
const NO_RAW_HTML = {
  selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
  message: 'Names in a vault are hostile input: let React escape them.',
};
const NO_PAGE_HTML = {
  selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|write)$/]',
  message: 'Names in a package are hostile input: build elements, and set text as text (checker/element.ts).',
};
const syntax = (...bans) => ({ 'no-restricted-syntax': ['error', NO_ENUM, ...bans] });

const restrictElectron = (names, message) => ({
  'no-restricted-imports': ['error', { paths: [{ name: 'electron', importNames: names, message }] }],
});
const IPC_MAIN = 'Only src/main/ipc/register.ts answers the window: it checks who asks, and for what.';
const IPC_RENDERER = 'Only preload talks to main.';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TOOL_CONFIGS = ['**/*.config.ts', '**/*.config.js'];

export default tseslint.config(
  {
    ignores: [
      'out/',
      'node_modules/',
      'demo-output/',
      'test-results/',
      'resources/',
      'test/vectors/',
      '**/*.d.ts',
    ],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Numbers and booleans read well in a template; objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A string is spread to walk its code points; that is what it is for here.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A brand is given where the text is made (shared/ids.ts).
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-control-regex': 'error',
      eqeqeq: 'error',
      ...syntax(NO_DEFAULT),
    },
  },
  {
    files: ['src/shared/**/*.ts'],
    rules: { 'no-console': 'error', ...syntax(NO_DEFAULT, ...NO_CLOCK) },
  },
  {
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-console': 'error',
      ...syntax(NO_DEFAULT, ...NO_CLOCK, ...NO_MISSING_CRYPTO, NO_PLAIN_COPY),
    },
  },
  {
    // The two places where the real clock and randomness enter.
    files: ['src/engine/process/real-environment.ts', 'src/cli/machine-environment.ts'],
    rules: { ...syntax(NO_DEFAULT, ...NO_MISSING_CRYPTO) },
  },
  {
    files: ['src/main/**/*.ts'],
    rules: { 'no-console': 'error', ...restrictElectron(['ipcMain', 'ipcRenderer'], IPC_MAIN) },
  },
  {
    files: ['src/main/ipc/register.ts'],
    rules: restrictElectron(['ipcRenderer'], IPC_RENDERER),
  },
  {
    files: ['src/preload/**/*.ts'],
    rules: restrictElectron(['ipcMain'], IPC_MAIN),
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-console': 'error',
      ...syntax(NO_DEFAULT, NO_RAW_HTML),
      // Made for the React compiler, which is not used here: both object to scrolling an element.
      'react-hooks/immutability': 'off',
      'react-hooks/set-state-in-effect': 'off',
      // The router's types go in a circle through its pages; tsc resolves it, the linter sees `any`.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['src/checker/**/*.ts'],
    rules: {
      'no-console': 'error',
      ...syntax(NO_DEFAULT, NO_PAGE_HTML),
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.ts'],
    plugins: { muniment: { rules: { 'told-errors': toldErrors } } },
    rules: { 'muniment/told-errors': 'error' },
  },
  {
    files: TOOL_CONFIGS,
    rules: { 'no-restricted-syntax': 'off' },
  },
);
