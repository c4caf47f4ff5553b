// Texts of the first start, before there is any vault on this computer.
export const firstStart = {
  title: 'How to begin',
  what: 'A vault is a folder on this computer that holds the evidence for a SOC 2 examination, encrypted under a passphrase only you know. In it each piece of evidence says which control it shows and for which days, so that you see what is missing while there is time. From it you hand your auditor a signed package that anybody can check, with Muniment or without it.',
  make: {
    title: 'You prepare for an examination',
    says: 'Make a vault. It then leads you: recovery key, period, controls, evidence, package.',
  },
  receive: {
    title: 'A package came to you',
    says: 'Read it, ask, and answer. You need no vault for that; you can also drop it on this window.',
  },
  check: {
    title: 'You only want to know whether a package is genuine',
    says: 'The full check: every file, every signature, every finding by name.',
  },
  open: {
    title: 'You have a vault already',
    says: 'It is a folder: on a shared disk, from a colleague, or copied from another computer.',
  },
  restore: {
    title: 'You have only a backup',
    says: 'Nothing in the backup is changed; the vault is made anew from it.',
  },
  keys: (palette: string, isMac: boolean) =>
    isMac
      ? `${palette} finds everything and does everything; ? shows the keys.`
      : `${palette} finds everything and does everything; ? shows the keys; Alt shows the menus.`,
} as const;
