// docs/dependencies.md as a table: which package has its row there, and under which licence.

/** @returns {Map<string, string>} name of a package -> the row it stands in */
export const documentedIn = (page) => {
  const rows = new Map();
  for (const line of page.split('\n')) {
    const [, first, ...rest] = line.split('|').map((cell) => cell.trim());
    if (first === undefined || first === 'Package' || /^-+$/.test(first)) continue;
    const names = first.replace(/\([^)]*\)/g, (aside) => (aside.match(/`[^`]+`/g) ?? []).join(' '));
    for (const [name] of names.matchAll(/@?[a-z\d][a-z\d._/-]*(\*)?/gi)) rows.set(name, rest.join(' | '));
  }
  return rows;
};

/**
 * What the page leaves out of what is in the product.
 * @param {readonly { name: string, alias: string, licence: string }[]} packages
 * @returns {string[]} sentences
 */
export const undocumented = (page, packages) => {
  const rows = documentedIn(page);
  return packages.flatMap(({ name, alias, licence }) => {
    const row = rows.get(name) ?? rows.get(alias);
    if (row === undefined) return [`docs/dependencies.md has no row for ${name} (${licence})`];
    const ids = licence.match(/[A-Za-z\d][\w.-]*/g).filter((word) => !['OR', 'AND', 'WITH'].includes(word));
    const missing = ids.filter((id) => !row.includes(id));
    return missing.length === 0
      ? []
      : [`docs/dependencies.md does not say that ${name} is under ${missing.join(', ')}`];
  });
};
