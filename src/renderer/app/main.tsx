// Placeholder until the shell of the interface lands: says that the window and the bridge work.
import { createRoot } from 'react-dom/client';
import type { Bridge } from '../../shared/contract';

const { muniment } = window as unknown as { muniment: Bridge };
const root = document.getElementById('root');
if (root !== null) {
  const page = createRoot(root);
  const show = async () => {
    const [info, current] = [await muniment.calls.app.info({}), await muniment.calls.vault.current({})];
    page.render(
      <main>
        <h1>Muniment</h1>
        <pre>{JSON.stringify({ info, current }, null, 1)}</pre>
      </main>,
    );
  };
  void show();
}
