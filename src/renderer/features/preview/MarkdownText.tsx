// Markdown laid out from its text. Links are not to be pressed: their address stands behind them.
import { Fragment, type ReactNode, useMemo } from 'react';
import { type Block, markdownBlocks, type Run } from './markdown-blocks';
import styles from './preview.module.css';

const RunText = ({ run }: { readonly run: Run }): ReactNode => {
  switch (run.is) {
    case 'strong':
      return <strong>{run.text}</strong>;
    case 'emphasis':
      return <em>{run.text}</em>;
    case 'code':
      return <code>{run.text}</code>;
    case 'link':
      return (
        <>
          {run.text} <span className={styles.address}>({run.address})</span>
        </>
      );
    case 'text':
      return run.text;
  }
};

const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map((run, at) => (
    <Fragment key={at}>
      <RunText run={run} />
    </Fragment>
  ));

const BlockText = ({ block }: { readonly block: Block }) => {
  switch (block.is) {
    case 'heading':
      // No heading of the page: the page's own outline stays what it is.
      return (
        <p className={styles.heading} data-level={block.level}>
          <Runs runs={block.runs} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Runs runs={block.runs} />
        </blockquote>
      );
    case 'code':
      return <pre className={styles.text}>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'list': {
      const List = block.isNumbered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((runs, at) => (
            <li key={at}>
              <Runs runs={runs} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((runs, at) => (
                  <td key={at}>
                    <Runs runs={runs} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
};

export const MarkdownText = ({ text }: { readonly text: string }) => {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return (
    <div className={styles.document} dir="auto" translate="no">
      {blocks.map((block, at) => (
        <BlockText key={at} block={block} />
      ))}
    </div>
  );
};
