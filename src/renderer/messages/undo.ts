// Texts of the line that offers to take an act back.
export const undo = {
  undo: 'Undo',
  close: 'Close',
  done: (what: string) => `${what}.`,
  /** Never as though it had not been. */
  undone: (what: string) => `Taken back: ${what}. The journal tells both.`,
  unmapped: (control: string, of: string) => `${control} is no longer mapped to ${of}`,
  ticked: (evidence: string, number: number, control: string) =>
    `${evidence} ticks line ${String(number)} of ${control}`,
  unticked: (evidence: string, number: number, control: string) =>
    `${evidence} no longer ticks line ${String(number)} of ${control}`,
  linksChanged: (evidence: string) => `The links of ${evidence} are changed`,
  unlinked: (what: string, from: string) => `${what} is no longer linked to ${from}`,
  excuseWithdrawn: (control: string, occurrence: string) =>
    `The excuse of ${control}, ${occurrence}, is withdrawn`,
  unassigned: (evidence: string, control: string) =>
    `The dates of ${evidence} decide again where it counts for ${control}`,
  submitted: (evidence: string) => `${evidence} waits for review`,
  moved: (task: string, state: string) => `${task} is now ${state}`,
  viewRemoved: (name: string) => `The view “${name}” is removed`,
  roleChanged: (member: string, role: string) => `${member} is now ${role.toLowerCase()}`,
  failed: (why: string) => `That could not be taken back. ${why}`,
} as const;
