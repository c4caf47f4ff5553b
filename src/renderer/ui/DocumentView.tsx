// A document of the programme as it reads: headings, lists, tables. Shows text only; nothing in it acts.
import { Fragment } from 'react';
import type { Block, Run, Runs, Table } from '../../shared/document/blocks';
import { withHeadingsFrom } from '../../shared/document/titled-texts';
import { visibleText } from '../../shared/visible-text';
import styles from './DocumentView.module.css';

const RunView = ({ run }: { readonly run: Run }) => {
  const lines = run.text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {visibleText(line)}
    </Fragment>
  ));
  const coded = run.code === true ? <code>{lines}</code> : lines;
  const italic = run.italic === true ? <em>{coded}</em> : coded;
  return run.bold === true ? <strong>{italic}</strong> : italic;
};

const RunsView = ({ runs }: { readonly runs: Runs }) =>
  runs.map((run, index) => <RunView key={index} run={run} />);

const HeadingView = ({ level, runs }: { readonly level: number; readonly runs: Runs }) => {
  const Tag = level <= 1 ? 'h2' : level === 2 ? 'h3' : level === 3 ? 'h4' : 'h5';
  return (
    <Tag>
      <RunsView runs={runs} />
    </Tag>
  );
};

const TableView = ({ table }: { readonly table: Table }) => (
  <div className={styles.wide}>
    <table>
      <thead>
        <tr>
          {table.head.map((runs, column) => (
            <th key={column} scope="col" data-align={table.align[column] ?? 'left'}>
              <RunsView runs={runs} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <tr key={index}>
            {row.map((runs, column) => (
              <td key={column} data-align={table.align[column] ?? 'left'}>
                <RunsView runs={runs} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Item = ({ blocks }: { readonly blocks: readonly Block[] }) => {
  const [first, ...rest] = blocks;
  // An item of one paragraph stands without a paragraph of its own, so that tight lists stay tight.
  return (
    <li>
      {first?.kind === 'paragraph' ? (
        <>
          <RunsView runs={first.runs} />
          <Blocks blocks={rest} />
        </>
      ) : (
        <Blocks blocks={blocks} />
      )}
    </li>
  );
};

const BlockView = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'heading':
      return <HeadingView level={block.level} runs={block.runs} />;
    case 'paragraph':
      return (
        <p>
          <RunsView runs={block.runs} />
        </p>
      );
    case 'list': {
      const items = block.items.map((item, index) => <Item key={index} blocks={item} />);
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <TableView table={block} />;
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'rule':
      return <hr />;
    case 'code':
      return (
        <pre>
          <code>{block.text.split('\n').map(visibleText).join('\n')}</code>
        </pre>
      );
  }
};

const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  blocks.map((block, index) => <BlockView key={index} block={block} />);

interface DocumentViewProps {
  readonly blocks: readonly Block[];
  /** Names the text for those who cannot see where it begins. */
  readonly label?: string;
}

/** The blocks in the product's reading type; the highest headings stand one below the page's own. */
export const DocumentView = ({ blocks, label }: DocumentViewProps) => (
  <article className={styles.document} data-written {...(label === undefined ? {} : { 'aria-label': label })}>
    <Blocks blocks={withHeadingsFrom(blocks, 1)} />
  </article>
);
