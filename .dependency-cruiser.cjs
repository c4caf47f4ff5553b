// Who may import whom: the table in ARCHITECTURE.md as rules, type imports included. `npm run check:layers`.
// Each rule's comment is its reason; test/docs/layers.test.ts proves that a forbidden import is reported.
const { builtinModules } = require('node:module');

const NODE = `^(node:|(${builtinModules.filter((name) => !name.startsWith('_')).join('|')})(/|$))`;
const isPackage = (...names) => `(^|/)node_modules/(${names.join('|')})/`;
const IS_TEST = '\\.test\\.tsx?$|(^|/)testing/|test-support';

const ENTRIES =
  '^src/(main/index|preload/index|engine/process/serve|engine/crypto/(argon2-worker|chunk-thread)|engine/search/text-thread|engine/preview/email-thread|cli/index|cli/executable)\\.ts$|^src/renderer/app/main\\.tsx$|^src/renderer/reader/reader\\.ts$|^src/checker/(page|worker|in-place-of-node/[a-z]+)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      comment: 'Two files that need each other are one idea in two places; neither can be read alone.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-forgotten',
      severity: 'error',
      comment: 'A file that no entry reaches is work nobody uses: use it or remove it.',
      from: { path: ENTRIES },
      to: { path: '^src/', pathNot: [ENTRIES, IS_TEST, '\\.d\\.ts$'], reachable: false },
    },
    {
      name: 'resolves',
      severity: 'error',
      comment: 'An import that leads nowhere works only on the machine of its author.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      comment: 'Shared runs in the window, in main, in the engine and in the CLI: it may know none of them.',
      from: { path: '^src/shared/', pathNot: IS_TEST },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      comment: 'A Node module in shared would break the window.',
      from: { path: '^src/shared/', pathNot: IS_TEST },
      to: { path: `${NODE}|${isPackage('electron', 'react', 'react-dom')}` },
    },
    {
      name: 'engine-knows-no-shell',
      severity: 'error',
      comment: 'The engine is the product: it must run without a window, under the CLI and in tests.',
      from: { path: '^src/engine/' },
      to: { path: `^src/(main|preload|renderer|cli)/|${isPackage('electron', 'react', 'react-dom')}` },
    },
    {
      name: 'crypto-is-the-ground',
      severity: 'error',
      comment: 'What seals and opens must be readable alone, without vault, rows or evidence.',
      from: { path: '^src/engine/(crypto|blobs)/', pathNot: IS_TEST },
      to: { path: '^src/engine/', pathNot: '^src/engine/(crypto|blobs|environment|vault/open-vault)' },
    },
    {
      name: 'verify-holds-no-secrets',
      severity: 'error',
      comment:
        'An auditor runs verify without a vault: it must build from hashing and signature checking alone, so that it stays small and can be read.',
      from: { path: '^src/engine/verify/', pathNot: IS_TEST },
      to: {
        path: '^src/engine/',
        pathNot: [
          '^src/engine/verify/',
          '^src/engine/environment\\.ts$',
          '^src/engine/roster/',
          '^src/engine/crypto/(bytes|hash|sodium|verify-signature|signer-identity)\\.ts$',
        ],
      },
    },
    {
      name: 'age-knows-only-crypto',
      severity: 'error',
      comment:
        'What opens a file of somebody else knows keys and bytes: no vault, no rows. The verifier reads what it opens and never knows that it was encrypted.',
      from: { path: '^src/engine/age/', pathNot: IS_TEST },
      to: {
        path: '^src/engine/',
        pathNot: '^src/engine/(age/|crypto/|environment\\.ts$|verify/index\\.ts$)',
      },
    },
    {
      name: 'roster-is-pure',
      severity: 'error',
      comment:
        'Who may do what is judged by one set of rules, for whoever opens a vault and for an auditor without one: no database, no secret.',
      from: { path: '^src/engine/roster/', pathNot: IS_TEST },
      to: {
        path: '^src/engine/',
        pathNot: ['^src/engine/roster/', '^src/engine/crypto/(bytes|verify-signature)\\.ts$'],
      },
    },
    {
      name: 'verify-reaches-no-secrets',
      severity: 'error',
      comment: 'The same through other files: nothing verify loads may open a database or hold a key.',
      from: { path: '^src/engine/verify/', pathNot: IS_TEST },
      to: {
        path: `^src/engine/(vault|db|journal|blobs)/|^src/engine/crypto/(vault-keys|signing|secret-box|passphrase-key|recovery-words|chunk-cipher)\\.ts$|${isPackage('better-sqlite3')}`,
        reachable: true,
      },
    },
    {
      name: 'db-knows-only-crypto',
      severity: 'error',
      comment: 'Opening the database needs a key and nothing of what is stored in it.',
      from: { path: '^src/engine/db/', pathNot: IS_TEST },
      to: { path: '^src/engine/', pathNot: '^src/engine/(db|crypto|environment)' },
    },
    {
      name: 'only-db-opens-databases',
      severity: 'error',
      comment: 'One place sets cipher, key, temp_store and foreign keys; a second one would forget one.',
      from: { path: '^src/', pathNot: ['^src/engine/db/', IS_TEST] },
      to: { path: isPackage('better-sqlite3', 'better-sqlite3-multiple-ciphers') },
    },
    {
      name: 'only-crypto-uses-sodium',
      severity: 'error',
      comment:
        'Secrets are made and used in one folder, which can be audited alone. The checker only hashes with it.',
      from: { path: '^src/', pathNot: ['^src/engine/crypto/', '^src/checker/hashes\\.ts$', IS_TEST] },
      to: { path: isPackage('libsodium-wrappers', 'libsodium-wrappers-sumo', 'libsodium-sumo') },
    },
    {
      name: 'ground-knows-no-use-case',
      severity: 'error',
      comment:
        'Vault, journal and catalog carry the use cases; if they knew them, none could be changed alone.',
      from: { path: '^src/engine/(vault|journal|catalog)/', pathNot: IS_TEST },
      to: {
        path: '^src/engine/(engagement|controls|coverage|criteria|evidence|exceptions|export|handover|populations|readiness|recipients|redaction|requests|review|programme|policies|documents|questionnaires|kit|paper|roadmap|search|tasks|backup|verify|process)/',
      },
    },
    {
      name: 'use-cases-meet-at-the-door',
      severity: 'error',
      comment: 'A use case may use another one through its index.ts, so that its files can be moved freely.',
      from: {
        path: '^src/engine/(engagement|controls|coverage|criteria|evidence|exceptions|export|handover|populations|preview|readiness|recipients|redaction|requests|review|programme|policies|documents|questionnaires|kit|paper|roadmap|search|tasks|backup)/',
        pathNot: IS_TEST,
      },
      to: {
        path: '^src/engine/(engagement|controls|coverage|criteria|evidence|exceptions|export|handover|populations|readiness|recipients|redaction|requests|review|programme|policies|documents|questionnaires|kit|paper|roadmap|search|tasks|tables|age|verify)/',
        pathNot: ['^src/engine/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'engine-has-one-door',
      severity: 'error',
      comment:
        "Whoever uses the engine uses src/engine/index.ts, or the auditor's doors verify/index.ts and age/index.ts, which load no database.",
      from: { path: '^src/(main|preload|renderer|cli|checker)/|^tools/', pathNot: IS_TEST },
      to: {
        path: '^src/engine/',
        pathNot: '^src/engine/(index|verify/index|age/index|verify/anywhere|environment)\\.ts$',
      },
    },
    {
      name: 'main-is-a-thin-shell',
      severity: 'error',
      comment:
        'Main passes calls on; SQLite, keys and zips live in the engine process alone, so the window never waits for them.',
      from: { path: '^src/main/' },
      to: { path: '^src/(engine|cli|renderer|preload)/' },
    },
    {
      name: 'preload-is-one-file',
      severity: 'error',
      comment: 'Everything in preload is within reach of a page: names and types of shared only, no logic.',
      from: { path: '^src/preload/' },
      to: { path: `^src/(main|engine|renderer|cli)/|${NODE}` },
    },
    {
      name: 'window-shows-and-asks',
      severity: 'error',
      comment: 'The window has no Node and no engine, not even their types: it knows the contract.',
      from: { path: '^src/renderer/' },
      to: { path: `^src/(main|engine|preload|cli)/|${NODE}|${isPackage('electron')}` },
    },
    {
      name: 'checker-is-the-verifier-and-a-page',
      severity: 'error',
      comment:
        'verify.html is read by people who trust nobody: the checks of engine/verify, what is shared, and a small page; no Node, no React.',
      from: { path: '^src/checker/', pathNot: IS_TEST },
      to: {
        path: `^src/(?!checker/|shared/|engine/verify/anywhere\\.ts$)|${NODE}|${isPackage('electron', 'react', 'react-dom')}`,
        // npm's `buffer` is what stands in the place of Node's.
        pathNot: '^buffer$|(^|/)node_modules/buffer/',
      },
    },
    {
      name: 'nobody-needs-the-checker',
      severity: 'error',
      comment: 'verify.html is built on its own; the program ships the finished file.',
      from: { path: '^src/(?!checker/)' },
      to: { path: '^src/checker/' },
    },
    {
      name: 'features-use-our-components',
      severity: 'error',
      comment: 'How a button looks and behaves is said once, in renderer/ui.',
      from: { path: '^src/renderer/features/' },
      to: { path: isPackage('react-aria-components', 'react-aria') },
    },
    {
      name: 'cli-is-a-second-face',
      severity: 'error',
      comment: 'The CLI must work where there is no display and no Electron.',
      from: { path: '^src/cli/' },
      to: { path: `^src/(main|preload|renderer)/|${isPackage('electron', 'react', 'react-dom')}` },
    },
    {
      name: 'only-main-touches-electron',
      severity: 'error',
      comment: 'Electron in one folder (and the bridge) is what lets everything else be tested without it.',
      from: { path: '^(src|tools|bench)/', pathNot: '^src/(main|preload)/|^tools/electron/' },
      to: { path: isPackage('electron') },
    },
    {
      name: 'no-network',
      severity: 'error',
      comment: 'Nothing here opens a connection, so nothing here may import what could (docs/security.md).',
      from: { path: '^src/', pathNot: IS_TEST },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns|inspector)(/|$)|(^|/)node_modules/undici/' },
    },
    {
      name: 'no-test-in-the-product',
      severity: 'error',
      comment: 'Code that ships must not lean on code that tests.',
      from: { path: '^src/', pathNot: IS_TEST },
      to: { path: `${IS_TEST}|^test/` },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|demo-output)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
