// What goes in, folder by folder.
import type { PackagePlan } from '../../../shared/domain/package';
import { count } from '../../messages/count';
import { assistant as text } from '../../messages/package-assistant';
import { sizeText } from '../../messages/size';
import { Section } from '../../ui/Section';
import styles from './packages.module.css';

export const FoldersTable = ({ plan }: { readonly plan: PackagePlan }) => (
  <Section title={text.included}>
    <table className={`table ${styles.contents ?? ''}`} aria-label={text.included}>
      <thead>
        <tr>
          <th scope="col">{text.folder}</th>
          <th scope="col">{text.what}</th>
          <th scope="col" className="r">
            {text.leftOut}
          </th>
          <th scope="col" className="r">
            {text.items}
          </th>
          <th scope="col" className="r">
            {text.bytes}
          </th>
        </tr>
      </thead>
      <tbody>
        {plan.folders.map(({ folder, items, leftOut, bytes }) => (
          <tr key={folder}>
            <td>
              <span className="id">{folder}</span>
            </td>
            <td>
              {text.folderText(folder)}
              {folder === '50_requests' && plan.answeredRequests !== null && (
                <span className="muted">{` · ${text.answersRequests(plan.answeredRequests, items)}`}</span>
              )}
            </td>
            <td className="r muted">{leftOut === 0 ? '' : text.foldersLeftOut(leftOut)}</td>
            <td className="r">{count(items)}</td>
            <td className="r">{bytes === null ? '' : sizeText(bytes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <p className={`help ${styles.under ?? ''}`}>{text.always}</p>
  </Section>
);
