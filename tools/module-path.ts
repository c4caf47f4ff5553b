// Answers `import path from './x?modulePath'` where the build's own answer is not at hand: tests,
// benchmarks and the processes that tests start run the source itself, which Node reads as it stands.
import type { Plugin } from 'vite';

const QUERY = '?modulePath';

export const modulePath = (): Plugin => ({
  name: 'muniment:module-path',
  enforce: 'pre',
  load: (id) => (id.endsWith(QUERY) ? `export default ${JSON.stringify(id.slice(0, -QUERY.length))};` : null),
});
